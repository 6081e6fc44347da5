package org.gan4j.nn.kernels;

import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.nn.arrays.ReusableArray;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The weights of a convolution of stride 1 together with the doubling or halving of the image
 * beside it, as those of one {@link Correlation} of stride 2 whose window is larger by one pixel.
 *
 * <p>With a window w of k×k and a padding of (k - 1) / 2, where b = 0 … k, w[-1] = w[k] = 0, and
 * columns likewise:
 *
 * <ul>
 *   <li>the mean of 2×2 pixels after the convolution: W[b] = (w[b] + w[b - 1]) / 2, with {@link
 *       Correlation#reduce};
 *   <li>every pixel four times before it: W[b] = w[k - b] + w[k - 1 - b], with {@link
 *       Correlation#expand}, in which input and output have changed places.
 * </ul>
 */
@NotThreadSafe
public final class SpreadWeights implements AutoCloseable {
  private final int kernel;
  private final int channels;
  private final int filters;
  private final boolean doubling;
  private final DataType type;
  private final ReusableArray spread;
  private final ReusableArray gradient;

  /**
   * For weights [kernel, kernel, channels, filters].
   *
   * @param kernel an odd number
   * @param doubling whether the image is doubled before the convolution; otherwise halved after it
   */
  public SpreadWeights(int kernel, int channels, int filters, boolean doubling, DataType type) {
    this.kernel = kernel;
    this.channels = channels;
    this.filters = filters;
    this.doubling = doubling;
    this.type = type;
    spread = new ReusableArray(type);
    gradient = new ReusableArray(type);
  }

  private int plane() {
    return channels * filters;
  }

  private INDArray shaped(ReusableArray array) {
    long side = kernel + 1L;
    return doubling
        ? array.shaped(side, side, filters, channels)
        : array.shaped(side, side, channels, filters);
  }

  /** The array of the latest call of {@link #of}. */
  public INDArray latest() {
    return shaped(spread);
  }

  /** Weights for a window that is larger by one. */
  public INDArray of(INDArray weights) {
    HeapNumbers taps = HeapNumbers.of(type, kernel * kernel * plane());
    taps.read(NativeNumbers.source(weights), 0, 0, taps.length());
    int side = kernel + 1;
    HeapNumbers sums = HeapNumbers.of(type, side * side * plane());
    forEachPair(
        (small, large) ->
            sums.addScaled(large * plane(), factor(), taps, small * plane(), plane()));
    INDArray result = shaped(spread);
    NativeNumbers destination = NativeNumbers.destination(result);
    if (doubling) {
      HeapNumbers turned = HeapNumbers.of(type, sums.length());
      for (int place = 0; place < side * side; place++) {
        turned.transposed(place * plane(), sums, place * plane(), channels, filters);
      }
      turned.write(destination, 0, 0, turned.length());
    } else {
      sums.write(destination, 0, 0, sums.length());
    }
    return result;
  }

  /** Where the gradient with respect to {@link #of} is added to, with zeros. */
  public INDArray gradient() {
    INDArray sum = shaped(gradient);
    sum.assign(0);
    return sum;
  }

  /** Adds what the latest {@link #gradient} means for the weights. */
  public void addGradient(INDArray weightGradient) {
    int side = kernel + 1;
    HeapNumbers sums = HeapNumbers.of(type, side * side * plane());
    sums.read(NativeNumbers.source(shaped(gradient)), 0, 0, sums.length());
    if (doubling) {
      HeapNumbers turned = HeapNumbers.of(type, sums.length());
      for (int place = 0; place < side * side; place++) {
        turned.transposed(place * plane(), sums, place * plane(), filters, channels);
      }
      sums = turned;
    }
    HeapNumbers taps = HeapNumbers.of(type, kernel * kernel * plane());
    NativeNumbers destination = NativeNumbers.destination(weightGradient);
    taps.read(destination, 0, 0, taps.length());
    HeapNumbers source = sums;
    forEachPair(
        (small, large) ->
            taps.addScaled(small * plane(), factor(), source, large * plane(), plane()));
    taps.write(destination, 0, 0, taps.length());
  }

  private double factor() {
    return doubling ? 1 : 0.25;
  }

  /** A place in the window of the convolution, and one in the larger window that it is part of. */
  @FunctionalInterface
  private interface Pair {
    void run(int small, int large);
  }

  private void forEachPair(Pair pair) {
    int side = kernel + 1;
    for (int a = 0; a < kernel; a++) {
      for (int b = 0; b < kernel; b++) {
        int row = doubling ? kernel - 1 - a : a;
        int column = doubling ? kernel - 1 - b : b;
        for (int i = 0; i < 2; i++) {
          for (int j = 0; j < 2; j++) {
            pair.run(a * kernel + b, (row + i) * side + column + j);
          }
        }
      }
    }
  }

  @Override
  public void close() {
    spread.close();
    gradient.close();
  }
}
