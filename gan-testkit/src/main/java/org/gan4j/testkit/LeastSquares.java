package org.gan4j.testkit;

import org.gan4j.api.objective.LossStrategy;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Mao et al. 2017 with targets 1 and 0: smooth, so that finite differences approximate its
 * derivatives.
 */
record LeastSquares() implements LossStrategy {
  @Override
  public DiscriminatorLoss discriminator(INDArray realLogits, INDArray fakeLogits) {
    INDArray real = realLogits.sub(1);
    return new DiscriminatorLoss(
        value(real) + value(fakeLogits), gradient(real), gradient(fakeLogits));
  }

  @Override
  public GeneratorLoss generator(INDArray fakeLogits, @Nullable INDArray realLogits) {
    INDArray error = fakeLogits.sub(1);
    return new GeneratorLoss(value(error), gradient(error));
  }

  private static double value(INDArray error) {
    return error.mul(error).sumNumber().doubleValue() / (2 * error.length());
  }

  private static INDArray gradient(INDArray error) {
    return error.div(error.length());
  }
}
