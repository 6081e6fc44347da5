package org.gan4j.nn.layers;

import org.gan4j.nn.arrays.ReusableArray;
import org.gan4j.nn.kernels.SampleChannels;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Adds up the last features of each sample over its pixels: the gradient of what was repeated. */
final class FeatureSums {
  private final FeatureRows rows;
  private @Nullable SampleChannels samples;
  private int pixels;
  private int channels;

  /**
   * For one place in a layer.
   *
   * @param copy where to copy activations that lie in another way
   */
  FeatureSums(ReusableArray copy) {
    rows = new FeatureRows(copy);
  }

  /**
   * The sums.
   *
   * @param activations [batch, features] or [batch, channels, height, width]
   * @return [batch · count], of the last channels
   */
  double[] ofLast(INDArray activations, int count) {
    INDArray matrix = rows.of(activations);
    int batch = Math.toIntExact(activations.size(0));
    int width = Math.toIntExact(matrix.size(1));
    int height = Math.toIntExact(matrix.size(0)) / batch;
    SampleChannels current = samples;
    if (current == null || pixels != height || channels != width) {
      current = new SampleChannels(height, width, activations.dataType());
      samples = current;
      pixels = height;
      channels = width;
    }
    double[] means = current.means(matrix);
    double[] sums = new double[batch * count];
    for (int i = 0; i < sums.length; i++) {
      sums[i] = pixels * means[i / count * channels + channels - count + i % count];
    }
    return sums;
  }
}
