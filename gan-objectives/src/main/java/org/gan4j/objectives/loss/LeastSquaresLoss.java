package org.gan4j.objectives.loss;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Least squares: the discriminator minimizes ½E(D(x) − b)² + ½E(D(G(z)) − a)², the generator
 * ½E(D(G(z)) − c)². The logits are not squashed, so that samples far on the right side of the
 * boundary still have a gradient.
 *
 * <p>Mao et al., "Least Squares Generative Adversarial Networks", 2017, equation 2.
 */
final class LeastSquaresLoss extends LabelledLoss {
  private final double c;

  LeastSquaresLoss(LeastSquaresConfiguration configuration) {
    super(PointLoss.SQUARED, configuration.b(), configuration.a(), configuration.labelFlipping());
    this.c = configuration.c();
  }

  @Override
  MeanOverLogits generator(INDArray fakeLogits) {
    return MeanOverLogits.of(
        fakeLogits,
        logit -> PointLoss.SQUARED.value(logit, c),
        logit -> PointLoss.SQUARED.slope(logit, c));
  }
}
