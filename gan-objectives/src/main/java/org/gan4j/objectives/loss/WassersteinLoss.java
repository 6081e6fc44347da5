package org.gan4j.objectives.loss;

import org.gan4j.api.objective.LossStrategy;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The critic's estimate of the earth mover's distance, E D(x) − E D(G(z)), which the critic
 * maximizes and the generator minimizes. It means something only if the critic is kept about
 * 1-Lipschitz, by a gradient penalty, weight clipping or spectral normalization.
 *
 * <p>Arjovsky et al., "Wasserstein Generative Adversarial Networks", 2017, equations 2 and 3.
 */
final class WassersteinLoss implements LossStrategy {

  @Override
  public DiscriminatorLoss discriminator(INDArray realLogits, INDArray fakeLogits) {
    return MeanOverLogits.of(realLogits, logit -> -logit, logit -> -1)
        .plus(MeanOverLogits.of(fakeLogits, logit -> logit, logit -> 1));
  }

  @Override
  public GeneratorLoss generator(INDArray fakeLogits, @Nullable INDArray realLogits) {
    return MeanOverLogits.of(fakeLogits, logit -> -logit, logit -> -1).forGenerator();
  }
}
