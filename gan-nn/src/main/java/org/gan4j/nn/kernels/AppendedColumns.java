package org.gan4j.nn.kernels;

import java.util.List;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Appends a vector to the rows of a dense matrix, the same for all rows of a sample, and removes it
 * again.
 */
@NotThreadSafe
public final class AppendedColumns {
  /** The least count of numbers for which another thread pays. */
  private static final int WORTH_A_THREAD = 32_768;

  private final DataType type;
  private final PerThread<Desk> desks = new PerThread<>(Desk::new);

  /** For matrices of a type. */
  public AppendedColumns(DataType type) {
    this.type = type;
  }

  /** Arrays of one thread. */
  private final class Desk {
    private HeapNumbers narrow = HeapNumbers.of(type, 0);
    private HeapNumbers wide = HeapNumbers.of(type, 0);

    private void reserve(int narrowLength, int wideLength) {
      if (narrow.length() < narrowLength) {
        narrow = HeapNumbers.of(type, narrowLength);
      }
      if (wide.length() < wideLength) {
        wide = HeapNumbers.of(type, wideLength);
      }
    }
  }

  /**
   * Writes the rows with the vectors.
   *
   * @param narrow [samples · pixels, columns]
   * @param vectors [samples, length], dense; zeros take their place if it is null
   * @param wide [samples · pixels, columns + length]
   */
  public void append(INDArray narrow, @Nullable INDArray vectors, int samples, INDArray wide) {
    NativeNumbers source = NativeNumbers.source(narrow);
    NativeNumbers appended = NativeNumbers.source(vectors == null ? narrow : vectors);
    NativeNumbers destination = NativeNumbers.destination(wide);
    int columns = Math.toIntExact(narrow.size(1));
    int width = Math.toIntExact(wide.size(1));
    int length = width - columns;
    forEachSample(
        narrow,
        wide,
        samples,
        (desk, sample, pixels) -> {
          desk.narrow.read(source, sample * pixels * columns, 0, pixels * columns);
          for (int pixel = 0; pixel < pixels; pixel++) {
            int from = pixel * width;
            desk.wide.copy(from, desk.narrow, pixel * columns, columns);
            if (vectors == null) {
              desk.wide.fill(from + columns, 0, length);
            } else {
              desk.wide.read(appended, sample * length, from + columns, length);
            }
          }
          desk.wide.write(destination, sample * pixels * width, 0, pixels * width);
        });
  }

  /**
   * Writes the rows without what was appended.
   *
   * @param wide [samples · pixels, columns + length]
   * @param narrow [samples · pixels, columns]
   */
  public void remove(INDArray wide, int samples, INDArray narrow) {
    NativeNumbers source = NativeNumbers.source(wide);
    NativeNumbers destination = NativeNumbers.destination(narrow);
    int columns = Math.toIntExact(narrow.size(1));
    int width = Math.toIntExact(wide.size(1));
    forEachSample(
        narrow,
        wide,
        samples,
        (desk, sample, pixels) -> {
          desk.wide.read(source, sample * pixels * width, 0, pixels * width);
          for (int pixel = 0; pixel < pixels; pixel++) {
            desk.narrow.copy(pixel * columns, desk.wide, pixel * width, columns);
          }
          desk.narrow.write(destination, sample * pixels * columns, 0, pixels * columns);
        });
  }

  @FunctionalInterface
  private interface Sample {
    void run(Desk desk, int sample, int pixels);
  }

  private void forEachSample(INDArray narrow, INDArray wide, int samples, Sample work) {
    int pixels = Math.toIntExact(narrow.size(0)) / samples;
    int narrowLength = Math.toIntExact(narrow.length()) / samples;
    int wideLength = Math.toIntExact(wide.length()) / samples;
    List<Desk> all = desks.all();
    all.forEach(desk -> desk.reserve(narrowLength, wideLength));
    Threads.split(
        samples,
        Math.max(1, WORTH_A_THREAD / wideLength),
        (piece, begin, end) -> {
          for (int sample = begin; sample < end; sample++) {
            work.run(all.get(piece), sample, pixels);
          }
        });
  }
}
