package org.gan4j.core.training;

import org.nd4j.linalg.api.ndarray.INDArray;

/** What people read off a discriminator's logits, [batch, 1]. */
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
    long right = 0;
    for (long i = 0; i < fake.length(); i++) {
      right += fake.getDouble(i) < 0 ? 1 : 0;
    }
    return (double) right / fake.length();
  }

  /** Share of samples on their side of the boundary. */
  static double accuracy(INDArray real, INDArray fake) {
    long right = 0;
    for (long i = 0; i < real.length(); i++) {
      right += real.getDouble(i) > 0 ? 1 : 0;
    }
    for (long i = 0; i < fake.length(); i++) {
      right += fake.getDouble(i) < 0 ? 1 : 0;
    }
    return (double) right / (real.length() + fake.length());
  }
}
