package org.gan4j.inpainting.metric;

import java.util.stream.IntStream;
import org.gan4j.api.RandomKey;
import org.gan4j.api.data.Dataset;

/** The baseline that always fills in the mean of the training images. */
final class MeanImage {
  private static final int PORTION = 256;

  private MeanImage() {}

  /** The mean, [channels · height · width]. */
  static float[] of(Dataset training, RandomKey key) {
    double[] sum = new double[training.shape().length()];
    for (int start = 0; start < training.size(); start += PORTION) {
      int[] indices = IntStream.range(start, Math.min(training.size(), start + PORTION)).toArray();
      for (float[] image : HeldOutImages.read(training, indices, key.split(start))) {
        for (int i = 0; i < sum.length; i++) {
          sum[i] += image[i];
        }
      }
    }
    float[] mean = new float[sum.length];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = (float) (sum[i] / training.size());
    }
    return mean;
  }
}
