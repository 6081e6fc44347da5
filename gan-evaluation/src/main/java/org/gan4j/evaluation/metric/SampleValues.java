package org.gan4j.evaluation.metric;

import org.gan4j.api.GanException;
import org.gan4j.api.evaluation.SampleSet;
import org.gan4j.api.evaluation.Vectors;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The numbers of samples themselves: pixels, or the columns of a table. */
final class SampleValues {
  private SampleValues() {}

  /**
   * Reads all samples.
   *
   * @param metric its type, for errors
   * @return [size, length of a sample] in C order
   * @throws GanException of kind FAILURE if a number is not finite
   */
  static Vectors of(String metric, SampleSet set) {
    int length = set.shape().length();
    float[] values = new float[Math.multiplyExact(set.size(), length)];
    set.forEach(
        (samples, first) -> {
          try (INDArray portion = samples.dup('c')) {
            portion
                .data()
                .asNioFloat()
                .get(0, values, first * length, Math.toIntExact(portion.length()));
          }
        });
    requireFinite(metric, values);
    return Vectors.of(set.size(), length, values);
  }

  /**
   * Requires numbers.
   *
   * @param metric its type, for errors
   * @throws GanException of kind FAILURE if one is not finite
   */
  static void requireFinite(String metric, float... values) {
    for (float value : values) {
      if (!Float.isFinite(value)) {
        throw notFinite(metric);
      }
    }
  }

  /** The error of samples with numbers that are not finite. */
  static GanException notFinite(String metric) {
    return GanException.failure(
        "the samples hold NaN or infinite numbers",
        metric,
        "compare an earlier checkpoint, or other samples");
  }
}
