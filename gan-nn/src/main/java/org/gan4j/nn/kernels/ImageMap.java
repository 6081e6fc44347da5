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
  private final DataType type;
  private final PerThread<Desk> desks = new PerThread<>(Desk::new);

  /** For images of as many rows and columns as the taps have inputs. */
  public ImageMap(Taps rows, Taps columns, DataType type) {
    this.rows = rows;
    this.columns = columns;
    this.type = type;
  }

  /** Arrays of one thread. */
  private final class Desk {
    private HeapNumbers small = HeapNumbers.of(type, 0);
    private HeapNumbers line = HeapNumbers.of(type, 0);

    private HeapNumbers line(int length) {
      line = atLeast(line, length);
      return line;
    }

    private HeapNumbers image(int length) {
      small = atLeast(small, length);
      return small;
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

  private int inLine(INDArray images) {
    return columns.inputs() * Math.toIntExact(images.size(3));
  }

  private int outLine(INDArray images) {
    return outWidth() * Math.toIntExact(images.size(3));
  }

  /** y[n, i, j, c] ← Σ row weight · column weight · x[n, a, b, c]. */
  public void apply(INDArray x, INDArray y) {
    int channels = Math.toIntExact(x.size(3));
    int inLine = inLine(x);
    int outLine = outLine(x);
    NativeNumbers source = NativeNumbers.source(x);
    NativeNumbers destination = NativeNumbers.destination(y);
    forEachImage(
        x,
        y,
        (desk, image) -> {
          HeapNumbers in = desk.image(rows.inputs() * inLine);
          HeapNumbers out = desk.line(outLine);
          in.read(source, image * rows.inputs() * inLine, 0, rows.inputs() * inLine);
          for (int i = 0; i < outHeight(); i++) {
            weigh(in, inLine, rows.of(i), out, channels);
            out.write(destination, (image * outHeight() + i) * outLine, 0, outLine);
          }
        });
  }

  private void weigh(HeapNumbers in, int inLine, Tap[] rowTaps, HeapNumbers out, int channels) {
    boolean first = true;
    for (Tap row : rowTaps) {
      for (int j = 0; j < outWidth(); j++) {
        boolean start = first;
        for (Tap column : columns.of(j)) {
          int from = row.index() * inLine + column.index() * channels;
          double weight = row.weight() * column.weight();
          if (start) {
            out.scaled(j * channels, weight, in, from, channels);
          } else {
            out.addScaled(j * channels, weight, in, from, channels);
          }
          start = false;
        }
      }
      first = false;
    }
  }

  /** The adjoint: dx[n, a, b, c] ← Σ row weight · column weight · dy[n, i, j, c]. */
  public void applyTransposed(INDArray dy, INDArray dx) {
    int channels = Math.toIntExact(dy.size(3));
    int inLine = inLine(dy);
    int outLine = outLine(dy);
    NativeNumbers source = NativeNumbers.source(dy);
    NativeNumbers destination = NativeNumbers.destination(dx);
    forEachImage(
        dy,
        dx,
        (desk, image) -> {
          int length = rows.inputs() * inLine;
          HeapNumbers in = desk.image(length);
          HeapNumbers out = desk.line(outLine);
          in.fill(0, 0, length);
          for (int i = 0; i < outHeight(); i++) {
            out.read(source, (image * outHeight() + i) * outLine, 0, outLine);
            scatter(out, rows.of(i), in, inLine, channels);
          }
          in.write(destination, image * length, 0, length);
        });
  }

  private void scatter(HeapNumbers out, Tap[] rowTaps, HeapNumbers in, int inLine, int channels) {
    for (Tap row : rowTaps) {
      for (int j = 0; j < outWidth(); j++) {
        for (Tap column : columns.of(j)) {
          int to = row.index() * inLine + column.index() * channels;
          in.addScaled(to, row.weight() * column.weight(), out, j * channels, channels);
        }
      }
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
