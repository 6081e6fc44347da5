package org.gan4j.nn.kernels;

import java.util.List;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.nn.kernels.Taps.Tap;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The same linear map along the rows and along the columns of every channel: enlarging, reducing,
 * pooling, and the adjoint of each. Images are dense, [batch, height, width, channels].
 */
@NotThreadSafe
public final class ImageMap {
  /** The least count of numbers for which another thread pays. */
  private static final int WORTH_A_THREAD = 32_768;

  private final Taps rows;
  private final Taps columns;
  private final Taps transposedRows;
  private final Taps transposedColumns;
  private final DataType type;
  private final PerThread<Desk> desks = new PerThread<>(Desk::new);

  /** For images of as many rows and columns as the taps have inputs. */
  public ImageMap(Taps rows, Taps columns, DataType type) {
    this.rows = rows;
    this.columns = columns;
    transposedRows = rows.transposed();
    transposedColumns = columns.transposed();
    this.type = type;
  }

  /** Arrays of one thread. */
  private final class Desk {
    private HeapNumbers image = HeapNumbers.of(type, 0);
    private HeapNumbers line = HeapNumbers.of(type, 0);
    private HeapNumbers result = HeapNumbers.of(type, 0);

    private HeapNumbers line(int length) {
      line = atLeast(line, length);
      return line;
    }

    private HeapNumbers image(int length) {
      image = atLeast(image, length);
      return image;
    }

    private HeapNumbers result(int length) {
      result = atLeast(result, length);
      return result;
    }

    private HeapNumbers atLeast(HeapNumbers known, int length) {
      return known.length() < length ? HeapNumbers.of(type, length) : known;
    }
  }

  /** Rows of the output. */
  public int outHeight() {
    return rows.outputs();
  }

  /** Columns of the output. */
  public int outWidth() {
    return columns.outputs();
  }

  /** y[n, i, j, c] ← Σ row weight · column weight · x[n, a, b, c]. */
  public void apply(INDArray x, INDArray y) {
    map(x, rows, columns, y);
  }

  /** The adjoint: dx[n, a, b, c] ← Σ row weight · column weight · dy[n, i, j, c]. */
  public void applyTransposed(INDArray dy, INDArray dx) {
    map(dy, transposedRows, transposedColumns, dx);
  }

  /** Whole lines are weighed along the columns first, then their pixels along the rows. */
  private void map(INDArray x, Taps vertical, Taps horizontal, INDArray y) {
    int channels = Math.toIntExact(x.size(3));
    int inLine = horizontal.inputs() * channels;
    int outLine = horizontal.outputs() * channels;
    int length = vertical.inputs() * inLine;
    NativeNumbers source = NativeNumbers.source(x);
    NativeNumbers destination = NativeNumbers.destination(y);
    forEachImage(
        x,
        y,
        (desk, image) -> {
          HeapNumbers in = desk.image(length);
          HeapNumbers line = desk.line(inLine);
          HeapNumbers out = desk.result(outLine);
          in.read(source, image * length, 0, length);
          for (int i = 0; i < vertical.outputs(); i++) {
            weigh(in, inLine, vertical.of(i), line, 0, inLine);
            for (int j = 0; j < horizontal.outputs(); j++) {
              weigh(line, channels, horizontal.of(j), out, j * channels, channels);
            }
            out.write(destination, (image * vertical.outputs() + i) * outLine, 0, outLine);
          }
        });
  }

  /** Two blocks at a time, which halves the passes over the sum. */
  private static void weigh(
      HeapNumbers blocks, int stride, Tap[] taps, HeapNumbers sum, int at, int count) {
    int next = 0;
    if (taps.length == 0) {
      sum.fill(at, 0, count);
    } else if (taps.length % 2 == 1) {
      sum.scaled(at, taps[0].weight(), blocks, taps[0].index() * stride, count);
      next = 1;
    } else {
      Tap a = taps[0];
      Tap b = taps[1];
      sum.scaledPair(
          at, a.weight(), a.index() * stride, b.weight(), b.index() * stride, blocks, count);
      next = 2;
    }
    for (; next < taps.length; next += 2) {
      Tap a = taps[next];
      Tap b = taps[next + 1];
      sum.addScaledPair(
          at, a.weight(), a.index() * stride, b.weight(), b.index() * stride, blocks, count);
    }
  }

  @FunctionalInterface
  private interface Image {
    void run(Desk desk, int image);
  }

  private void forEachImage(INDArray from, INDArray to, Image work) {
    int images = Math.toIntExact(from.size(0));
    long numbers = Math.max(1, Math.max(from.length(), to.length()) / images);
    int least = (int) Math.max(1, WORTH_A_THREAD / numbers);
    List<Desk> all = desks.all();
    Threads.split(
        images,
        least,
        (piece, begin, end) -> {
          for (int image = begin; image < end; image++) {
            work.run(all.get(piece), image);
          }
        });
  }
}
