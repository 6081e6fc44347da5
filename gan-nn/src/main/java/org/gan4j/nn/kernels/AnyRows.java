package org.gan4j.nn.kernels;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/** For every type of number and backend. */
final class AnyRows implements RowStatistics {
  @Override
  public Moments moments(INDArray x) {
    INDArray mean = x.mean(0);
    INDArray centered = x.subRowVector(mean);
    return new Moments(mean.toDoubleVector(), centered.mul(centered).mean(0).toDoubleVector());
  }

  private static INDArray row(INDArray like, double... values) {
    return Nd4j.createFromArray(values).castTo(like.dataType());
  }

  private static INDArray affine(INDArray x, double[] factor, double[] offset) {
    return x.mulRowVector(row(x, factor)).addiRowVector(row(x, offset));
  }

  @Override
  public void rectify(INDArray x, double[] factor, double[] offset, double slope, INDArray y) {
    INDArray z = affine(x, factor, offset);
    y.assign(Transforms.max(z, z.mul(slope)));
  }

  private static INDArray behind(
      INDArray x, INDArray dy, double[] factor, double[] offset, double slope) {
    INDArray positive = affine(x, factor, offset).gt(0).castTo(x.dataType());
    return positive.muli(1 - slope).addi(slope).muli(dy);
  }

  @Override
  public double[][] gradientSums(
      INDArray x, INDArray dy, double[] factor, double[] offset, double slope, double[] mean) {
    INDArray dz = behind(x, dy, factor, offset, slope);
    INDArray centered = x.subRowVector(row(x, mean));
    return new double[][] {dz.sum(0).toDoubleVector(), centered.mul(dz).sum(0).toDoubleVector()};
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
    INDArray dz = behind(x, dy, factor, offset, slope);
    dx.assign(dz.muliRowVector(row(x, factor)).addi(affine(x, a, b)));
  }
}
