package org.gan4j.objectives.loss;

import java.util.function.DoubleUnaryOperator;
import org.gan4j.api.objective.LossStrategy.DiscriminatorLoss;
import org.gan4j.api.objective.LossStrategy.GeneratorLoss;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The mean of a function of each logit, computed in double precision.
 *
 * @param value the mean
 * @param gradient of the mean with respect to the logits, of their shape and type
 */
record MeanOverLogits(double value, INDArray gradient) {

  /** A function of a logit and of its place among all, in C order. */
  @FunctionalInterface
  interface Pointwise {
    double at(double logit, int index);
  }

  /**
   * Takes the mean.
   *
   * @param logits [batch, …], not changed
   * @param function of a logit
   * @param slope its derivative
   */
  static MeanOverLogits of(
      INDArray logits, DoubleUnaryOperator function, DoubleUnaryOperator slope) {
    return of(
        logits,
        (logit, index) -> function.applyAsDouble(logit),
        (logit, index) -> slope.applyAsDouble(logit));
  }

  /** {@link #of(INDArray, DoubleUnaryOperator, DoubleUnaryOperator)} of functions of the place. */
  static MeanOverLogits of(INDArray logits, Pointwise function, Pointwise slope) {
    double[] numbers = numbers(logits);
    double sum = 0;
    for (int i = 0; i < numbers.length; i++) {
      sum += function.at(numbers[i], i);
      numbers[i] = slope.at(numbers[i], i) / numbers.length;
    }
    return new MeanOverLogits(sum / numbers.length, like(logits, numbers));
  }

  /**
   * All logits, of samples or of patches.
   *
   * @param logits [batch, …]
   * @return a copy in C order
   */
  static double[] numbers(INDArray logits) {
    // With a single length, another method of the same name would take 'c' for a number.
    return logits.reshape('c', new long[] {logits.length()}).toDoubleVector();
  }

  /** An array of the same shape and type. */
  static INDArray like(INDArray array, double[] values) {
    return Nd4j.create(values, array.shape(), array.dataType());
  }

  /** The sum of a term in the real logits (this one) and a term in the fake ones. */
  DiscriminatorLoss plus(MeanOverLogits fake) {
    return new DiscriminatorLoss(value + fake.value, gradient, fake.gradient);
  }

  /** A term in the fake logits as the generator's loss. */
  GeneratorLoss forGenerator() {
    return new GeneratorLoss(value, gradient);
  }
}
