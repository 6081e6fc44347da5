package org.gan4j.evaluation.metric;

import java.util.random.RandomGenerator;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.evaluation.SampleSet;
import org.gan4j.api.evaluation.Vectors;
import org.gan4j.evaluation.statistics.Workers;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Random patches of 7×7 pixels from a level of the Laplacian pyramid of each sample. Each channel
 * is normalized to a mean of 0 and a standard deviation of 1 over all patches of its side.
 */
final class LaplacianPatches {
  static final int SIDE = 7;

  /** Numbers of a patch in one channel. */
  static final int AREA = SIDE * SIDE;

  private final int level;
  private final int patches;
  private final RandomKey key;

  /**
   * Patches.
   *
   * @param level of the pyramid; 0 is the largest
   * @param patches of each sample
   * @param key randomness of their places
   */
  LaplacianPatches(int level, int patches, RandomKey key) {
    this.level = level;
    this.patches = patches;
    this.key = key;
  }

  /** All patches of samples: [samples × patches, channels × 7 × 7]. */
  Vectors of(SampleSet set) {
    SampleShape shape = set.shape();
    int size = shape.channels() * AREA;
    float[] values = new float[Math.multiplyExact(Math.multiplyExact(set.size(), patches), size)];
    set.forEach(
        (samples, first) -> {
          try (INDArray portion = samples.dup('c')) {
            float[] pixels = portion.data().asFloat();
            Workers.run((int) samples.size(0), i -> cut(shape, pixels, i, first + i, values));
          }
        });
    for (int channel = 0; channel < shape.channels(); channel++) {
      normalize(values, channel, size);
    }
    return Vectors.of(set.size() * patches, size, values);
  }

  private void cut(SampleShape shape, float[] pixels, int index, int sample, float[] values) {
    int area = shape.height() * shape.width();
    for (int channel = 0; channel < shape.channels(); channel++) {
      double[] plane = new double[area];
      for (int i = 0; i < area; i++) {
        plane[i] = pixels[(index * shape.channels() + channel) * area + i];
      }
      LaplacianPyramid.Level cut =
          LaplacianPyramid.of(new LaplacianPyramid.Level(shape.height(), shape.width(), plane))
              .get(level);
      // The same places in every channel.
      RandomGenerator places = key.split(sample).generator();
      for (int patch = 0; patch < patches; patch++) {
        int row = places.nextInt(cut.height() - SIDE + 1);
        int column = places.nextInt(cut.width() - SIDE + 1);
        int at = ((sample * patches + patch) * shape.channels() + channel) * AREA;
        for (int i = 0; i < AREA; i++) {
          values[at + i] = (float) cut.pixels()[(row + i / SIDE) * cut.width() + column + i % SIDE];
        }
      }
    }
  }

  private static void normalize(float[] values, int channel, int size) {
    double sum = 0;
    double squares = 0;
    for (int start = channel * AREA; start < values.length; start += size) {
      for (int i = start; i < start + AREA; i++) {
        sum += values[i];
      }
    }
    double count = (double) values.length / size * AREA;
    double mean = sum / count;
    for (int start = channel * AREA; start < values.length; start += size) {
      for (int i = start; i < start + AREA; i++) {
        squares += (values[i] - mean) * (values[i] - mean);
      }
    }
    // Patches without any contrast stay 0.
    double scale = squares > 0 ? 1 / Math.sqrt(squares / count) : 0;
    for (int start = channel * AREA; start < values.length; start += size) {
      for (int i = start; i < start + AREA; i++) {
        values[i] = (float) ((values[i] - mean) * scale);
      }
    }
  }
}
