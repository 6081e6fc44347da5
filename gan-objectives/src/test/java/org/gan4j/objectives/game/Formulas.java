package org.gan4j.objectives.game;

import java.util.Comparator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The notation of the papers. */
final class Formulas {
  private Formulas() {}

  /** E f(l) over all logits. */
  static double mean(INDArray logits, DoubleUnaryOperator function) {
    double sum = 0;
    for (long i = 0; i < logits.length(); i++) {
      sum += function.applyAsDouble(logits.getDouble(i));
    }
    return sum / logits.length();
  }

  /** D(x), the probability that a sample is real. */
  static double probability(double logit) {
    return 1 / (1 + Math.exp(-logit));
  }

  /** E log D(x). */
  static double meanLogReal(INDArray logits) {
    return mean(logits, logit -> Math.log(probability(logit)));
  }

  /** E log(1 − D(x)). */
  static double meanLogFake(INDArray logits) {
    return mean(logits, logit -> Math.log(1 - probability(logit)));
  }

  /** E log P(C = c | x) of a softmax. */
  static double meanLogClass(INDArray logits, INDArray oneHot) {
    double sum = 0;
    for (int row = 0; row < logits.size(0); row++) {
      double right = 0;
      double all = 0;
      for (int i = 0; i < logits.size(1); i++) {
        right += oneHot.getDouble(row, i) * Math.exp(logits.getDouble(row, i));
        all += Math.exp(logits.getDouble(row, i));
      }
      sum += Math.log(right / all);
    }
    return sum / logits.size(0);
  }

  /** The highest logits, as many as are wanted. */
  static INDArray highest(INDArray logits, int count) {
    return Nd4j.createFromArray(
        DoubleStream.of(logits.toDoubleVector())
            .boxed()
            .sorted(Comparator.reverseOrder())
            .limit(count)
            .mapToDouble(Double::doubleValue)
            .toArray());
  }
}
