package org.gan4j.objectives.loss;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The game of the theory: the generator minimizes log(1 − D(G(z))), and so has next to no gradient
 * when the discriminator is sure.
 *
 * <p>Goodfellow et al., "Generative Adversarial Networks", 2014, equation 1; one-sided label
 * smoothing: Salimans et al., "Improved Techniques for Training GANs", 2016, section 3.4.
 */
final class MinimaxLoss extends LabelledLoss {

  MinimaxLoss(CrossEntropyConfiguration configuration) {
    super(
        PointLoss.CROSS_ENTROPY,
        1 - configuration.labelSmoothing(),
        0,
        configuration.labelFlipping());
  }

  @Override
  MeanOverLogits generator(INDArray fakeLogits) {
    return MeanOverLogits.of(
        fakeLogits, logit -> -PointLoss.softplus(logit), logit -> -PointLoss.sigmoid(logit));
  }
}
