package org.gan4j.latent.projection;

import java.util.List;
import org.gan4j.api.array.Broadcasts;
import org.gan4j.api.network.Differentiable;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The distance of samples from targets: for each sample the mean square of the differences of its
 * numbers, plus a weight times that of its features, relative to the features' own mean square.
 */
final class SampleError {
  private final INDArray targets;
  private final @Nullable Differentiable features;
  private final double weight;
  private final @Nullable INDArray targetFeatures;
  private final double[] scales;

  /**
   * For targets.
   *
   * @param targets [rows, sample shape], open as long as this is used
   * @param features maps samples to [rows, features]; null for none
   */
  SampleError(INDArray targets, @Nullable Differentiable features, double weight) {
    this.targets = targets;
    this.features = weight > 0 ? features : null;
    this.weight = weight;
    if (this.features == null) {
      targetFeatures = null;
      scales = new double[0];
    } else {
      targetFeatures = this.features.forward(List.of(targets)).output().dup('c');
      scales = meanSquares(targetFeatures);
    }
  }

  /** The mean square of the numbers of each row. */
  static double[] meanSquares(INDArray array) {
    int rows = Math.toIntExact(array.size(0));
    float[] numbers = array.dup('c').data().asFloat();
    int width = numbers.length / rows;
    double[] means = new double[rows];
    for (int i = 0; i < numbers.length; i++) {
      means[i / width] += numbers[i] * (double) numbers[i] / width;
    }
    return means;
  }

  /**
   * The gradient of the sum of all errors.
   *
   * @param samples [rows, sample shape], not changed
   * @return a new array of the samples' shape
   */
  INDArray gradient(INDArray samples) {
    double width = (double) targets.length() / targets.size(0);
    INDArray gradient = samples.sub(targets).muli(2 / width);
    if (features != null && targetFeatures != null) {
      Differentiable.Forward forward = features.forward(List.of(samples));
      try (INDArray difference = forward.output().sub(targetFeatures)) {
        weigh(difference);
        gradient.addi(forward.backward().inputGradients(difference).get(0));
      }
    }
    return gradient;
  }

  /** Differences become gradients. */
  private void weigh(INDArray difference) {
    int width = Math.toIntExact(difference.length() / difference.size(0));
    float[] factors = new float[scales.length];
    for (int row = 0; row < factors.length; row++) {
      // Features that are all zero have no scale, and no distance in proportion to it.
      factors[row] = scales[row] > 0 ? (float) (2 * weight / width / scales[row]) : 0;
    }
    try (INDArray column = Nd4j.createFromArray(factors).castTo(difference.dataType())) {
      Broadcasts.multiplyByColumn(difference, column);
    }
  }

  /** The mean square of the differences of each sample. */
  double[] ofNumbers(INDArray samples) {
    try (INDArray difference = samples.sub(targets)) {
      return meanSquares(difference);
    }
  }
}
