package org.gan4j.nn.kernels;

import org.gan4j.api.concurrent.NotThreadSafe;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The passes over all rows of a matrix [rows, features] that batch normalization with a (leaky)
 * ReLU consists of. Matrices are dense; arrays of doubles have one number a feature.
 */
@NotThreadSafe
public interface RowStatistics {

  /** The fastest implementation for a type of numbers. Not thread-safe. */
  static RowStatistics of(DataType dataType) {
    boolean floatsOnTheCpu = dataType == DataType.FLOAT && Nd4j.getEnvironment().isCPU();
    return floatsOnTheCpu ? new FloatRows() : new AnyRows();
  }

  /** Mean and biased variance of each feature. */
  final class Moments {
    private final double[] mean;
    private final double[] variance;

    /** Of as many features as either has numbers. The arrays are not copied. */
    public Moments(double[] mean, double[] variance) {
      this.mean = mean;
      this.variance = variance;
    }

    /** The mean of each feature: the array itself. */
    public double[] mean() {
      return mean;
    }

    /** The variance of each feature, divided by the number of rows: the array itself. */
    public double[] variance() {
      return variance;
    }
  }

  /** Mean and variance over the rows. */
  Moments moments(INDArray x);

  /** y ← ReLU(factor · x + offset). */
  void rectify(INDArray x, double[] factor, double[] offset, double slope, INDArray y);

  /** With dz the gradient before the ReLU: Σ dz and Σ dz · (x - mean) over the rows. */
  double[][] gradientSums(
      INDArray x, INDArray dy, double[] factor, double[] offset, double slope, double[] mean);

  /** dx ← factor · dz + a · x + b, with dz the gradient before the ReLU. */
  void inputGradient(
      INDArray x,
      INDArray dy,
      double[] factor,
      double[] offset,
      double slope,
      double[] a,
      double[] b,
      INDArray dx);
}
