package org.gan4j.nn.kernels;

import org.gan4j.api.array.Broadcasts;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * For every type of number and backend. Each array is closed after its last use: ND4J frees one
 * that is garbage, also while native code reads it.
 */
final class AnyRows implements RowStatistics {
  @Override
  public Moments moments(INDArray x) {
    try (INDArray mean = x.mean(0);
        INDArray centered = Broadcasts.subtractRow(x.dup(), mean);
        INDArray squares = centered.mul(centered);
        INDArray variance = squares.mean(0)) {
      return new Moments(mean.toDoubleVector(), variance.toDoubleVector());
    }
  }

  private static INDArray row(INDArray like, double... values) {
    return Nd4j.createFromArray(values).castTo(like.dataType());
  }

  private static INDArray affine(INDArray x, double[] factor, double[] offset) {
    try (INDArray factors = row(x, factor);
        INDArray offsets = row(x, offset)) {
      return Broadcasts.addRow(Broadcasts.multiplyByRow(x.dup(), factors), offsets);
    }
  }

  @Override
  public void rectify(INDArray x, double[] factor, double[] offset, double slope, INDArray y) {
    try (INDArray z = affine(x, factor, offset);
        INDArray scaled = z.mul(slope);
        INDArray rectified = Transforms.max(z, scaled)) {
      y.assign(rectified);
    }
  }

  private static INDArray behind(
      INDArray x, INDArray dy, double[] factor, double[] offset, double slope) {
    try (INDArray z = affine(x, factor, offset);
        INDArray above = z.gt(0)) {
      return above.castTo(x.dataType()).muli(1 - slope).addi(slope).muli(dy);
    }
  }

  @Override
  public double[][] gradientSums(
      INDArray x, INDArray dy, double[] factor, double[] offset, double slope, double[] mean) {
    try (INDArray dz = behind(x, dy, factor, offset, slope);
        INDArray means = row(x, mean);
        INDArray centered = Broadcasts.subtractRow(x.dup(), means);
        INDArray products = centered.mul(dz);
        INDArray sums = dz.sum(0);
        INDArray productSums = products.sum(0)) {
      return new double[][] {sums.toDoubleVector(), productSums.toDoubleVector()};
    }
  }

  @Override
  public void inputGradient(
      INDArray x,
      INDArray dy,
      double[] factor,
      double[] offset,
      double slope,
      double[] a,
      double[] b,
      INDArray dx) {
    try (INDArray dz = behind(x, dy, factor, offset, slope);
        INDArray factors = row(x, factor);
        INDArray rest = affine(x, a, b)) {
      dx.assign(Broadcasts.multiplyByRow(dz, factors).addi(rest));
    }
  }
}
