package org.gan4j.nn.kernels;

import java.util.Arrays;
import java.util.List;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A rectifier with a slope of its own for each channel where the input is negative. Activations are
 * dense matrices of one row a pixel, [rows, channels].
 */
@NotThreadSafe
public final class ChannelSlopes {
  /** Numbers per block, approximately, so that a block fits the cache. */
  private static final int BLOCK = 4096;

  /** Waking another thread takes longer than processing this many blocks. */
  private static final int BLOCKS_A_THREAD = 8;

  private final int channels;
  private final int block;
  private final HeapNumbers repeated;
  private final PerThread<Desk> desks;

  /** For matrices with one column a channel. */
  public ChannelSlopes(int channels, DataType type) {
    this.channels = channels;
    block = Math.max(1, BLOCK / channels) * channels;
    repeated = HeapNumbers.of(type, block);
    desks = new PerThread<>(() -> new Desk(type, block, channels));
  }

  /** Arrays of one thread. */
  private static final class Desk {
    private final HeapNumbers x;
    private final HeapNumbers direction;
    private final HeapNumbers dy;
    private final HeapNumbers sum;
    private final double[] total;

    private Desk(DataType type, int block, int channels) {
      x = HeapNumbers.of(type, block);
      direction = HeapNumbers.of(type, block);
      dy = HeapNumbers.of(type, block);
      sum = HeapNumbers.of(type, block);
      total = new double[channels];
    }
  }

  /**
   * y ← x where x is positive, slope · x elsewhere.
   *
   * @param copy gets x
   */
  public void apply(INDArray x, double[] slopes, INDArray y, INDArray copy) {
    repeated.repeat(slopes, 0, channels);
    NativeNumbers source = NativeNumbers.source(x);
    NativeNumbers destination = NativeNumbers.destination(y);
    NativeNumbers kept = NativeNumbers.destination(copy);
    forEachBlock(
        x,
        (desk, from, count) -> {
          desk.x.read(source, from, 0, count);
          desk.x.write(kept, from, 0, count);
          desk.dy.rectify(0, desk.x, 0, repeated, count);
          desk.dy.write(destination, from, 0, count);
        });
  }

  /** z ← y where x is positive, slope · y elsewhere: the derivative at x times y. */
  public void multiply(INDArray x, double[] slopes, INDArray y, INDArray z) {
    repeated.repeat(slopes, 0, channels);
    NativeNumbers source = NativeNumbers.source(x);
    NativeNumbers factor = NativeNumbers.source(y);
    NativeNumbers destination = NativeNumbers.destination(z);
    forEachBlock(
        x,
        (desk, from, count) -> {
          desk.x.read(source, from, 0, count);
          desk.dy.read(factor, from, 0, count);
          desk.sum.timesSlope(0, desk.x, 0, repeated, desk.dy, 0, count);
          desk.sum.write(destination, from, 0, count);
        });
  }

  /** The sums of dy · direction over the rows where x is not positive: the slopes' gradient. */
  public double[] slopeGradient(INDArray x, INDArray direction, INDArray dy) {
    NativeNumbers source = NativeNumbers.source(x);
    NativeNumbers along = NativeNumbers.source(direction);
    NativeNumbers gradient = NativeNumbers.source(dy);
    desks.all().forEach(desk -> Arrays.fill(desk.total, 0));
    forEachBlock(
        x,
        (desk, from, count) -> {
          desk.x.read(source, from, 0, count);
          desk.direction.read(along, from, 0, count);
          desk.dy.read(gradient, from, 0, count);
          desk.sum.fill(0, 0, block);
          desk.sum.addWhereNegative(0, desk.x, 0, desk.direction, 0, desk.dy, 0, count);
          desk.sum.addRowsTo(desk.total, 0, channels, 1);
        });
    double[] total = new double[channels];
    for (Desk desk : desks.all()) {
      for (int c = 0; c < channels; c++) {
        total[c] += desk.total[c];
      }
    }
    return total;
  }

  @FunctionalInterface
  private interface Block {
    void run(Desk desk, int from, int count);
  }

  private void forEachBlock(INDArray x, Block work) {
    int length = Math.toIntExact(x.length());
    List<Desk> all = desks.all();
    Threads.split(
        (length + block - 1) / block,
        BLOCKS_A_THREAD,
        (piece, begin, end) -> {
          for (int i = begin; i < end; i++) {
            work.run(all.get(piece), i * block, Math.min(block, length - i * block));
          }
        });
  }
}
