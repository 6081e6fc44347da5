package org.gan4j.objectives.task;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Conditions that are coordinates in the subspace of the clusters, behind the one-hot class if
 * there are classes. One factor for all axes gives the training data a mean square of 1 a
 * coordinate.
 *
 * <p>Immutable.
 */
final class CoordinateConditions {
  private final int classes;
  private final int axes;
  private final double factor;

  /**
   * Conditions.
   *
   * @param classes how many; 0 if the condition has none
   */
  CoordinateConditions(Clustering clustering, int classes) {
    this.classes = classes;
    this.axes = clustering.axes();
    double meanSquare = clustering.meanSquare();
    // Data that do not vary have the coordinates 0.
    this.factor = meanSquare > 0 ? 1 / Math.sqrt(meanSquare) : 0;
  }

  /** The length of such a condition. */
  static int length(int classes, int axes) {
    return classes + axes;
  }

  /**
   * The conditions of points.
   *
   * @param points [count × axes]
   * @param labels of the points
   * @return a new array [count, classes + axes]
   */
  INDArray of(double[] points, int... labels) {
    int width = length(classes, axes);
    float[] values = new float[labels.length * width];
    for (int i = 0; i < labels.length; i++) {
      if (classes > 0) {
        values[i * width + labels[i]] = 1;
      }
      for (int k = 0; k < axes; k++) {
        values[i * width + classes + k] = (float) (factor * points[i * axes + k]);
      }
    }
    return Nd4j.create(values, new long[] {labels.length, width});
  }
}
