package org.gan4j.core.loss;

import org.gan4j.api.objective.LossStrategy;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The loss that works in practice: the generator maximises log D(G(z)), which keeps its gradient
 * when the discriminator is sure.
 *
 * <p>Goodfellow et al., "Generative Adversarial Networks", 2014, section 3; one-sided label
 * smoothing: Salimans et al., "Improved Techniques for Training GANs", 2016, section 3.4.
 */
final class NonSaturatingLoss implements LossStrategy {
  private final double realLabel;

  NonSaturatingLoss(NonSaturatingConfiguration configuration) {
    this.realLabel = 1 - configuration.labelSmoothing();
  }

  @Override
  public DiscriminatorLoss discriminator(INDArray realLogits, INDArray fakeLogits) {
    return CrossEntropy.discriminator(realLogits, fakeLogits, realLabel);
  }

  @Override
  public GeneratorLoss generator(INDArray fakeLogits, @Nullable INDArray realLogits) {
    double[] fake = fakeLogits.toDoubleVector();
    double value = 0;
    for (int i = 0; i < fake.length; i++) {
      value += CrossEntropy.softplus(-fake[i]) / fake.length;
      fake[i] = -CrossEntropy.sigmoid(-fake[i]) / fake.length;
    }
    return new GeneratorLoss(value, CrossEntropy.like(fakeLogits, fake));
  }
}
