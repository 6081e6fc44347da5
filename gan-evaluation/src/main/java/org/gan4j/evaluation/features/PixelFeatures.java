package org.gan4j.evaluation.features;

import org.gan4j.api.SampleShape;
import org.gan4j.api.component.Require;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.evaluation.FeatureNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The numbers of samples in C order, standardized or not. */
@NotThreadSafe
final class PixelFeatures implements FeatureNetwork {
  private final SampleShape shape;
  private final Standardization standardization;

  PixelFeatures(SampleShape shape, Standardization standardization) {
    this.shape = shape;
    this.standardization = standardization;
  }

  @Override
  public String identity() {
    return PixelsProvider.TYPE + " sha256:" + standardization.hash();
  }

  @Override
  public int size() {
    return standardization.size();
  }

  @Override
  public Output apply(INDArray samples) {
    long count = samples.size(0);
    Require.that(
        java.util.Arrays.equals(samples.shape(), shape.batch(count)),
        "these are features of samples of another shape than " + shape);
    try (INDArray copy = samples.dup('c')) {
      float[] numbers = copy.data().asFloat();
      standardization.apply(numbers);
      return new Output(Nd4j.create(numbers, new long[] {count, size()}, 'c'), null);
    }
  }

  @Override
  public void close() {}
}
