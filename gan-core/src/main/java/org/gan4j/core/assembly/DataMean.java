package org.gan4j.core.assembly;

import java.nio.FloatBuffer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.gan4j.api.RandomKey;
import org.gan4j.api.data.Dataset;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The mean of all samples of a dataset, which reads the dataset at the first call. */
final class DataMean implements Supplier<INDArray> {
  private static final int PORTION = 256;
  private static final int NUMBERS = 1 << 22;
  private static final RandomKey NO_AUGMENTATION = RandomKey.ofSeed(0);

  private final Dataset dataset;
  private float @Nullable [] mean;

  DataMean(Dataset dataset) {
    this.dataset = dataset;
  }

  /** A new array [length of a sample] of float. */
  @Override
  public INDArray get() {
    if (mean == null) {
      mean = read();
    }
    return Nd4j.createFromArray(mean);
  }

  private float[] read() {
    int length = dataset.shape().length();
    double[] sum = new double[length];
    int portion = Math.max(1, Math.min(PORTION, NUMBERS / length));
    float[] samples = new float[portion * length];
    for (int first = 0; first < dataset.size(); first += portion) {
      int[] indices = IntStream.range(first, Math.min(first + portion, dataset.size())).toArray();
      dataset.read(indices, NO_AUGMENTATION, FloatBuffer.wrap(samples));
      for (int i = 0; i < indices.length * length; i++) {
        sum[i % length] += samples[i];
      }
    }
    float[] means = new float[length];
    for (int i = 0; i < length; i++) {
      means[i] = (float) (sum[i] / dataset.size());
    }
    return means;
  }
}
