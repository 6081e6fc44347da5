package org.gan4j.objectives.loss;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The logits of TF-GAN's tests, for which values are published or computed from the formulas. */
final class PublishedLogits {
  /** The published values have five decimals. */
  static final double TOLERANCE = 1e-5;

  private PublishedLogits() {}

  static INDArray real() {
    return Nd4j.createFromArray(-5.0, 1.4, 12.5, 2.7).reshape(4, 1);
  }

  static INDArray fake() {
    return Nd4j.createFromArray(10.0, 4.4, -5.5, 3.6).reshape(4, 1);
  }
}
