package org.gan4j.evaluation.features;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.evaluation.FeatureContext.Progress;
import org.gan4j.api.io.Sha256;

/** Subtracts a mean from each number, and divides by a deviation. Immutable. */
@ThreadSafe
final class Standardization {
  private static final int PORTION = 1024;

  private final double[] mean;
  private final double[] deviation;

  private Standardization(double[] mean, double... deviation) {
    this.mean = mean;
    this.deviation = deviation;
  }

  /** Changes nothing. */
  static Standardization none(SampleShape shape) {
    double[] ones = new double[shape.length()];
    Arrays.fill(ones, 1);
    return new Standardization(new double[ones.length], ones);
  }

  /**
   * By mean and deviation (divided by n) over all samples. Numbers that are always the same are
   * divided by 1.
   */
  static Standardization of(Dataset data, Progress progress) {
    // Welford's recurrence: a sum of squares would cancel where the mean is large.
    double[] mean = new double[data.shape().length()];
    double[] squares = new double[mean.length];
    float[] portion = new float[Math.multiplyExact(PORTION, mean.length)];
    for (int from = 0; from < data.size(); from += PORTION) {
      progress.done("measuring the data", from, data.size());
      int[] indices = indices(from, Math.min(data.size(), from + PORTION));
      data.read(indices, RandomKey.ofSeed(0).split(from), FloatBuffer.wrap(portion));
      for (int i = 0; i < indices.length; i++) {
        add(portion, i * mean.length, from + i + 1, mean, squares);
      }
    }
    double[] deviation =
        Arrays.stream(squares)
            .map(square -> square > 0 ? Math.sqrt(square / data.size()) : 1)
            .toArray();
    return new Standardization(mean, deviation);
  }

  private static int[] indices(int from, int to) {
    return java.util.stream.IntStream.range(from, to).toArray();
  }

  private static void add(float[] samples, int start, int count, double[] mean, double[] squares) {
    for (int k = 0; k < mean.length; k++) {
      double difference = samples[start + k] - mean[k];
      mean[k] += difference / count;
      squares[k] += difference * (samples[start + k] - mean[k]);
    }
  }

  /** How many numbers a sample has. */
  int size() {
    return mean.length;
  }

  /** Changes samples, one after another. */
  void apply(float[] samples) {
    for (int i = 0; i < samples.length; i++) {
      int k = i % mean.length;
      samples[i] = (float) ((samples[i] - mean[k]) / deviation[k]);
    }
  }

  /** The hash of all numbers. */
  String hash() {
    ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(2 * Double.BYTES, mean.length));
    bytes.asDoubleBuffer().put(mean).put(deviation);
    return new Sha256().add(bytes).hex();
  }
}
