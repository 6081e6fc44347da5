package org.gan4j.latent.projection;

import org.gan4j.api.RandomKey;
import org.gan4j.api.data.Latent;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Adam (Kingma and Ba, 2015, Algorithm 1) on the rows of a matrix, each of which has an objective
 * of its own.
 */
final class RowAdam {
  private static final double BETA1 = 0.9;
  private static final double BETA2 = 0.999;
  private static final double EPSILON = 1e-12;

  private final float[] values;
  private final double[] mean;
  private final double[] square;
  private final boolean[] fixed;
  private final long[] shape;
  private int step;

  /**
   * Begins.
   *
   * @param start [rows, …]
   * @param fixed which numbers of a row are not to change
   */
  RowAdam(INDArray start, boolean... fixed) {
    values = start.dup('c').data().asFloat();
    mean = new double[values.length];
    square = new double[values.length];
    shape = start.shape().clone();
    this.fixed = fixed;
  }

  /** The values, a new array. */
  INDArray array() {
    return Nd4j.create(values.clone(), shape, 'c');
  }

  /**
   * One step.
   *
   * @param gradient of the values' shape
   */
  void step(INDArray gradient, double learningRate) {
    step++;
    double first = 1 - Math.pow(BETA1, step);
    double second = 1 - Math.pow(BETA2, step);
    float[] slopes = gradient.dup('c').data().asFloat();
    for (int i = 0; i < values.length; i++) {
      if (!fixed[i % fixed.length]) {
        mean[i] = BETA1 * mean[i] + (1 - BETA1) * slopes[i];
        square[i] = BETA2 * square[i] + (1 - BETA2) * slopes[i] * (double) slopes[i];
        double change = mean[i] / first / (Math.sqrt(square[i] / second) + EPSILON);
        values[i] -= (float) (learningRate * change);
      }
    }
  }

  /** Returns the values to the support of a distribution. */
  void confine(Latent latent, RandomKey key) {
    try (INDArray array = array()) {
      latent.confine(array, key);
      System.arraycopy(array.data().asFloat(), 0, values, 0, values.length);
    }
  }
}
