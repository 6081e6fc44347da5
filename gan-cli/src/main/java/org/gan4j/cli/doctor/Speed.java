package org.gan4j.cli.doctor;

import java.util.Locale;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** How fast products of matrices are, which take most of the time of a training. */
final class Speed {
  private static final int SIZE = 512;
  private static final double SECONDS = 5;
  private static final double NANOSECONDS = 1e-9;
  private static final double GIGA = 1e9;

  private Speed() {}

  /** Measures for five seconds, after a second that does not count. */
  static String measure() {
    try (INDArray left = Nd4j.rand(DataType.FLOAT, SIZE, SIZE);
        INDArray right = Nd4j.rand(DataType.FLOAT, SIZE, SIZE);
        INDArray product = Nd4j.create(DataType.FLOAT, SIZE, SIZE)) {
      rate(left, right, product, 1);
      return String.format(
          Locale.ROOT,
          "%.1f billion operations a second, in products of %d×%d matrices",
          rate(left, right, product, SECONDS) / GIGA,
          SIZE,
          SIZE);
    }
  }

  private static double rate(INDArray left, INDArray right, INDArray product, double seconds) {
    long start = System.nanoTime();
    double elapsed = 0;
    long count = 0;
    while (elapsed < seconds) {
      left.mmuli(right, product);
      count++;
      elapsed = (System.nanoTime() - start) * NANOSECONDS;
    }
    return count * 2.0 * SIZE * SIZE * SIZE / elapsed;
  }
}
