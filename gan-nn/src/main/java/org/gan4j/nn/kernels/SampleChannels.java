package org.gan4j.nn.kernels;

import java.util.List;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Passes over every channel of every sample, of which normalizations consist. Activations are dense
 * matrices of one row a pixel, [batch · pixels, channels]; arrays of doubles have one number for
 * each channel of each sample, [batch · channels].
 */
@NotThreadSafe
public final class SampleChannels {
  /** Numbers per block, approximately, so that a block fits the cache. */
  private static final int BLOCK = 4096;

  /** Loops shorter than this are not worth their start: several pixels are taken as one row. */
  private static final int STRIP = 256;

  /** The least count of numbers for which another thread pays. */
  private static final int WORTH_A_THREAD = 32_768;

  private final DataType type;
  private final int pixels;
  private final int channels;
  private final int strip;
  private final int block;
  private final PerThread<Desk> desks = new PerThread<>(Desk::new);

  /**
   * For samples of one shape.
   *
   * @param pixels 1 for vectors
   */
  public SampleChannels(int pixels, int channels, DataType type) {
    this.type = type;
    this.pixels = pixels;
    this.channels = channels;
    int rows = Math.max(1, Math.min(pixels, STRIP / channels));
    // A strip ends where a sample does.
    while (pixels % rows != 0) {
      rows--;
    }
    strip = rows * channels;
    block = Math.max(1, Math.min(pixels / rows, BLOCK / strip)) * strip;
  }

  /** Arrays of one thread. */
  private final class Desk {
    private final HeapNumbers x = HeapNumbers.of(type, block);
    private final HeapNumbers dy = HeapNumbers.of(type, block);
    private final HeapNumbers result = HeapNumbers.of(type, block);
    private final HeapNumbers sum = HeapNumbers.of(type, strip);
    private final HeapNumbers product = HeapNumbers.of(type, strip);
    private final HeapNumbers first = HeapNumbers.of(type, strip);
    private final HeapNumbers second = HeapNumbers.of(type, strip);
    private final HeapNumbers third = HeapNumbers.of(type, strip);
  }

  /** Numbers of a sample. */
  private int length() {
    return pixels * channels;
  }

  /** The mean of every channel of every sample. */
  public double[] means(INDArray x) {
    NativeNumbers source = NativeNumbers.source(x);
    double[] means = new double[numbers(x)];
    forEachSample(
        x,
        (desk, sample) -> {
          desk.sum.fill(0, 0, strip);
          forEachBlock(
              sample,
              (from, count) -> {
                desk.x.read(source, from, 0, count);
                for (int i = 0; i < count; i += strip) {
                  desk.sum.addScaled(0, 1, desk.x, i, strip);
                }
              });
          desk.sum.addRowsTo(means, sample * channels, channels, 1.0 / pixels);
        });
    return means;
  }

  /** The mean of (x - center)² of every channel of every sample. */
  public double[] meanSquares(INDArray x, double[] center) {
    NativeNumbers source = NativeNumbers.source(x);
    double[] squares = new double[numbers(x)];
    forEachSample(
        x,
        (desk, sample) -> {
          desk.sum.fill(0, 0, strip);
          desk.first.repeat(center, sample * channels, channels);
          forEachBlock(
              sample,
              (from, count) -> {
                desk.x.read(source, from, 0, count);
                for (int i = 0; i < count; i += strip) {
                  desk.sum.addSquaredDifference(0, desk.x, i, desk.first, strip);
                }
              });
          desk.sum.addRowsTo(squares, sample * channels, channels, 1.0 / pixels);
        });
    return squares;
  }

  /** y ← factor · x + offset. */
  public void affine(INDArray x, double[] factor, double[] offset, INDArray y) {
    NativeNumbers source = NativeNumbers.source(x);
    NativeNumbers destination = NativeNumbers.destination(y);
    forEachSample(
        x,
        (desk, sample) -> {
          desk.first.repeat(factor, sample * channels, channels);
          desk.second.repeat(offset, sample * channels, channels);
          forEachBlock(
              sample,
              (from, count) -> {
                desk.x.read(source, from, 0, count);
                for (int i = 0; i < count; i += strip) {
                  desk.result.affine(i, desk.x, i, desk.first, desk.second, strip);
                }
                desk.result.write(destination, from, 0, count);
              });
        });
  }

  /**
   * Adds up over the pixels of each sample.
   *
   * @param sums gets Σ dy
   * @param products gets Σ dy · (x - center)
   */
  public void sums(INDArray x, INDArray dy, double[] center, double[] sums, double[] products) {
    NativeNumbers source = NativeNumbers.source(x);
    NativeNumbers gradient = NativeNumbers.source(dy);
    forEachSample(
        x,
        (desk, sample) -> {
          desk.sum.fill(0, 0, strip);
          desk.product.fill(0, 0, strip);
          desk.first.repeat(center, sample * channels, channels);
          forEachBlock(
              sample,
              (from, count) -> {
                desk.x.read(source, from, 0, count);
                desk.dy.read(gradient, from, 0, count);
                for (int i = 0; i < count; i += strip) {
                  desk.sum.addScaled(0, 1, desk.dy, i, strip);
                  desk.product.addCenteredProduct(0, desk.x, i, desk.first, desk.dy, i, strip);
                }
              });
          desk.sum.addRowsTo(sums, sample * channels, channels, 1);
          desk.product.addRowsTo(products, sample * channels, channels, 1);
        });
  }

  /** dx ← a · x + b + c · dy. */
  public void combine(INDArray x, double[] a, double[] b, INDArray dy, double[] c, INDArray dx) {
    NativeNumbers source = NativeNumbers.source(x);
    NativeNumbers gradient = NativeNumbers.source(dy);
    NativeNumbers destination = NativeNumbers.destination(dx);
    forEachSample(
        x,
        (desk, sample) -> {
          desk.first.repeat(a, sample * channels, channels);
          desk.second.repeat(b, sample * channels, channels);
          desk.third.repeat(c, sample * channels, channels);
          forEachBlock(
              sample,
              (from, count) -> {
                desk.x.read(source, from, 0, count);
                desk.dy.read(gradient, from, 0, count);
                for (int i = 0; i < count; i += strip) {
                  desk.result.combine(
                      i, desk.x, i, desk.first, desk.second, desk.dy, i, desk.third, strip);
                }
                desk.result.write(destination, from, 0, count);
              });
        });
  }

  private int numbers(INDArray x) {
    return Math.toIntExact(x.length() / pixels);
  }

  @FunctionalInterface
  private interface Block {
    void run(int from, int count);
  }

  private void forEachBlock(int sample, Block work) {
    int end = (sample + 1) * length();
    for (int from = sample * length(); from < end; from += block) {
      work.run(from, Math.min(block, end - from));
    }
  }

  @FunctionalInterface
  private interface Sample {
    void run(Desk desk, int sample);
  }

  private void forEachSample(INDArray x, Sample work) {
    List<Desk> all = desks.all();
    Threads.split(
        Math.toIntExact(x.length() / length()),
        Math.max(1, WORTH_A_THREAD / length()),
        (piece, begin, end) -> {
          for (int sample = begin; sample < end; sample++) {
            work.run(all.get(piece), sample);
          }
        });
  }
}
