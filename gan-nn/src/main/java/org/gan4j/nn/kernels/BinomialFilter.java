package org.gan4j.nn.kernels;

import java.util.List;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The filter [1, 2, 1] / 4 along the rows and along the columns of every channel; beyond the border
 * the outermost pixel counts again. It is its own adjoint. Images are dense, [batch, height, width,
 * channels].
 */
@NotThreadSafe
public final class BinomialFilter {
  /** The least count of numbers for which another thread pays. */
  private static final int WORTH_A_THREAD = 32_768;

  private final int height;
  private final int width;
  private final int channels;
  private final DataType type;
  private final PerThread<Desk> desks = new PerThread<>(Desk::new);

  /** For images of one size. */
  public BinomialFilter(int height, int width, int channels, DataType type) {
    this.height = height;
    this.width = width;
    this.channels = channels;
    this.type = type;
  }

  /** Arrays of one thread. */
  private final class Desk {
    private final HeapNumbers image = HeapNumbers.of(type, height * line());
    private final HeapNumbers vertical = HeapNumbers.of(type, line());
    private final HeapNumbers result = HeapNumbers.of(type, line());
  }

  private int line() {
    return width * channels;
  }

  /** y ← the filtered x; y may be x. */
  public void apply(INDArray x, INDArray y) {
    NativeNumbers source = NativeNumbers.source(x);
    NativeNumbers destination = NativeNumbers.destination(y);
    int length = height * line();
    List<Desk> all = desks.all();
    Threads.split(
        Math.toIntExact(x.length() / length),
        Math.max(1, WORTH_A_THREAD / length),
        (piece, begin, end) -> {
          Desk desk = all.get(piece);
          for (int image = begin; image < end; image++) {
            desk.image.read(source, image * length, 0, length);
            for (int row = 0; row < height; row++) {
              alongColumns(desk, row);
              alongRow(desk);
              desk.result.write(destination, image * length + row * line(), 0, line());
            }
          }
        });
  }

  private void alongColumns(Desk desk, int row) {
    int above = Math.max(0, row - 1);
    int below = Math.min(height - 1, row + 1);
    desk.vertical.scaled(0, 0.5, desk.image, row * line(), line());
    desk.vertical.addScaled(0, 0.25, desk.image, above * line(), line());
    desk.vertical.addScaled(0, 0.25, desk.image, below * line(), line());
  }

  private void alongRow(Desk desk) {
    int inner = line() - channels;
    desk.result.scaled(0, 0.5, desk.vertical, 0, line());
    desk.result.addScaled(0, 0.25, desk.vertical, channels, inner);
    desk.result.addScaled(channels, 0.25, desk.vertical, 0, inner);
    desk.result.addScaled(0, 0.25, desk.vertical, 0, channels);
    desk.result.addScaled(inner, 0.25, desk.vertical, inner, channels);
  }
}
