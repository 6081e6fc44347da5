package org.gan4j.core.loss;

import org.gan4j.api.objective.LossStrategy.DiscriminatorLoss;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The binary cross-entropy of logits, in forms that neither overflow nor lose digits: with {@code
 * softplus(x) = log(1 + exp(x))}, it is {@code softplus(l) − t·l} for a logit l and a label t.
 */
final class CrossEntropy {
  private CrossEntropy() {}

  /**
   * What the discriminator of Goodfellow et al. 2014 minimises: real samples have a label up to 1,
   * fake ones 0.
   *
   * @param realLogits [batch, 1]
   * @param fakeLogits [batch, 1]
   */
  static DiscriminatorLoss discriminator(
      INDArray realLogits, INDArray fakeLogits, double realLabel) {
    double[] real = realLogits.toDoubleVector();
    double[] fake = fakeLogits.toDoubleVector();
    double value = 0;
    for (int i = 0; i < real.length; i++) {
      value += (softplus(real[i]) - realLabel * real[i]) / real.length;
      real[i] = (sigmoid(real[i]) - realLabel) / real.length;
    }
    for (int i = 0; i < fake.length; i++) {
      value += softplus(fake[i]) / fake.length;
      fake[i] = sigmoid(fake[i]) / fake.length;
    }
    return new DiscriminatorLoss(value, like(realLogits, real), like(fakeLogits, fake));
  }

  /** An array of the same shape and type. */
  static INDArray like(INDArray array, double[] values) {
    return Nd4j.create(values, array.shape(), array.dataType());
  }

  static double softplus(double x) {
    return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
  }

  static double sigmoid(double x) {
    double tail = Math.exp(-Math.abs(x));
    return (x >= 0 ? 1 : tail) / (1 + tail);
  }
}
