package org.gan4j.objectives.game;

import org.nd4j.linalg.api.ndarray.INDArray;

/** Statistics of a discriminator's logits, [batch, …]. */
final class Logits {
  private Logits() {}

  /** Mean probability that the samples are real: of the logistic sigmoid. */
  static double meanProbability(INDArray logits) {
    double sum = 0;
    for (long i = 0; i < logits.length(); i++) {
      sum += 1 / (1 + Math.exp(-logits.getDouble(i)));
    }
    return sum / logits.length();
  }

  /** Share of generated samples on their side of the boundary. */
  static double fakeAccuracy(INDArray fake) {
    return (double) negative(fake) / fake.length();
  }

  /** Share of samples on their side of the boundary. */
  static double accuracy(INDArray real, INDArray fake) {
    return (double) (positive(real) + negative(fake)) / (real.length() + fake.length());
  }

  private static long positive(INDArray logits) {
    long count = 0;
    for (long i = 0; i < logits.length(); i++) {
      count += logits.getDouble(i) > 0 ? 1 : 0;
    }
    return count;
  }

  private static long negative(INDArray logits) {
    long count = 0;
    for (long i = 0; i < logits.length(); i++) {
      count += logits.getDouble(i) < 0 ? 1 : 0;
    }
    return count;
  }
}
