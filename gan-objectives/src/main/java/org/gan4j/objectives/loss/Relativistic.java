package org.gan4j.objectives.loss;

import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Checks of the arguments of relativistic losses. */
final class Relativistic {
  private Relativistic() {}

  static INDArray required(@Nullable INDArray realLogits) {
    if (realLogits == null) {
      throw new IllegalArgumentException("a relativistic loss needs the real logits");
    }
    return realLogits;
  }

  static void requirePairs(INDArray one, INDArray other) {
    if (one.length() != other.length()) {
      throw new IllegalArgumentException(
          "samples are compared in pairs, but there are "
              + one.length()
              + " and "
              + other.length());
    }
  }
}
