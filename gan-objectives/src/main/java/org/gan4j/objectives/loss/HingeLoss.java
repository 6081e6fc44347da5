package org.gan4j.objectives.loss;

import org.gan4j.api.objective.LossStrategy;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The hinge: the discriminator minimizes E max(0, 1 − D(x)) + E max(0, 1 + D(G(z))) and so cares
 * only for samples within its margin; the generator minimizes −E D(G(z)).
 *
 * <p>Lim and Ye, "Geometric GAN", 2017; Miyato et al., "Spectral Normalization for Generative
 * Adversarial Networks", 2018, equations 16 and 17.
 */
final class HingeLoss implements LossStrategy {

  @Override
  public DiscriminatorLoss discriminator(INDArray realLogits, INDArray fakeLogits) {
    return MeanOverLogits.of(
            realLogits, logit -> Math.max(0, 1 - logit), logit -> logit < 1 ? -1 : 0)
        .plus(
            MeanOverLogits.of(
                fakeLogits, logit -> Math.max(0, 1 + logit), logit -> logit > -1 ? 1 : 0));
  }

  @Override
  public GeneratorLoss generator(INDArray fakeLogits, @Nullable INDArray realLogits) {
    return MeanOverLogits.of(fakeLogits, logit -> -logit, logit -> -1).forGenerator();
  }
}
