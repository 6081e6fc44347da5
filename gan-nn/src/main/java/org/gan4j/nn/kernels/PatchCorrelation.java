package org.gan4j.nn.kernels;

import java.nio.FloatBuffer;
import java.util.Arrays;
import org.gan4j.nn.arrays.ArrayOperations;
import org.gan4j.nn.arrays.ReusableArray;
import org.gan4j.nn.kernels.Scratch.Use;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Every window as a row of a matrix, and then products of matrices. Best for large images with few
 * channels, whose operations oneDNN has no fast code for: a window of one has few numbers, and so
 * the matrix is small. Also for few windows.
 */
final class PatchCorrelation implements Correlation {
  /** The largest number of channels for which this implementation is the fastest. */
  static final int FEW_CHANNELS = 6;

  /**
   * Numbers of windows that stay in a cache: where windows are used at once, they are cut for a few
   * images at a time. Windows of 9×9 have 27 times as many numbers as an image of three channels.
   */
  private static final int CACHED = 1 << 20;

  private final CorrelationShape shape;
  private final ArrayOperations operations = new ArrayOperations();
  private final ReusableArray patches = new ReusableArray(DataType.FLOAT);

  PatchCorrelation(CorrelationShape shape) {
    this.shape = shape;
  }

  @Override
  public void reduce(INDArray large, INDArray weights, INDArray small) {
    INDArray windows = cut(large, 0, Math.toIntExact(large.size(0)));
    operations.multiplyMatrices(windows, matrix(weights), pixels(small));
  }

  @Override
  public void expand(INDArray small, INDArray weights, INDArray large) {
    INDArray pixels = pixels(small);
    forEachPart(
        small.size(0),
        (first, images) -> {
          INDArray windows = patches.shaped((long) images * windows(), shape.patch());
          operations.multiplyByTransposed(rows(pixels, first, images), matrix(weights), windows);
          addUp(windows, large, first, images);
        });
  }

  @FunctionalInterface
  private interface Part {
    void run(int first, int images);
  }

  /** Visits as many images at a time as the cache has windows of, at least one for each thread. */
  private void forEachPart(long batch, Part part) {
    int all = Math.toIntExact(batch);
    int least = Threads.count();
    int images = Math.max(least, CACHED / Math.max(1, windows() * shape.patch()));
    for (int first = 0; first < all; first += images) {
      part.run(first, Math.min(images, all - first));
    }
  }

  /** The pixels of some images. */
  private INDArray rows(INDArray pixels, int first, int images) {
    long begin = (long) first * windows();
    long end = begin + (long) images * windows();
    return end - begin == pixels.size(0)
        ? pixels
        : pixels.get(NDArrayIndex.interval(begin, end), NDArrayIndex.all());
  }

  @Override
  public void reduceBackward(
      INDArray large,
      INDArray weights,
      INDArray smallGradient,
      @Nullable INDArray weightGradient,
      @Nullable INDArray largeGradient) {
    if (weightGradient != null) {
      // The windows are already there from the forward pass.
      addWeightGradient(
          patches.shaped(pixelCount(smallGradient), shape.patch()),
          pixels(smallGradient),
          weightGradient);
    }
    if (largeGradient != null) {
      expand(smallGradient, weights, largeGradient);
    }
  }

  @Override
  public void expandBackward(
      INDArray small,
      INDArray weights,
      INDArray largeGradient,
      @Nullable INDArray weightGradient,
      @Nullable INDArray smallGradient) {
    INDArray pixels = pixels(small);
    INDArray gradients = smallGradient == null ? null : pixels(smallGradient);
    forEachPart(
        small.size(0),
        (first, images) -> {
          INDArray windows = cut(largeGradient, first, images);
          if (weightGradient != null) {
            addWeightGradient(windows, rows(pixels, first, images), weightGradient);
          }
          if (gradients != null) {
            operations.multiplyMatrices(windows, matrix(weights), rows(gradients, first, images));
          }
        });
  }

  private void addWeightGradient(INDArray windows, INDArray pixels, INDArray weightGradient) {
    operations.addTransposedProduct(windows, pixels, matrix(weightGradient));
  }

  private INDArray pixels(INDArray small) {
    return small.reshape('c', pixelCount(small), shape.filters());
  }

  private static long pixelCount(INDArray small) {
    return small.size(0) * small.size(1) * small.size(2);
  }

  private INDArray matrix(INDArray weights) {
    return weights.reshape('c', shape.patch(), shape.filters());
  }

  /** All windows of images as rows [images · outHeight · outWidth, kernel · kernel · channels]. */
  private INDArray cut(INDArray large, int first, int images) {
    INDArray matrix = patches.shaped((long) images * windows(), shape.patch());
    FloatBuffer source = NativeFloats.of(large);
    FloatBuffer destination = NativeFloats.of(matrix);
    forEachImage(
        images,
        (n, image, rows) -> {
          source.get((first + n) * pixels(), image, 0, pixels());
          forEachRun(Direction.CUT, image, rows);
          destination.put(n * windows() * shape.patch(), rows, 0, windows() * shape.patch());
        });
    return matrix;
  }

  /** The adjoint of {@link #cut}: every pixel is the sum of all windows that it is in. */
  private void addUp(INDArray windows, INDArray large, int first, int images) {
    FloatBuffer source = NativeFloats.of(windows);
    FloatBuffer destination = NativeFloats.of(large);
    forEachImage(
        images,
        (n, image, rows) -> {
          source.get(n * windows() * shape.patch(), rows, 0, windows() * shape.patch());
          Arrays.fill(image, 0, pixels(), 0);
          forEachRun(Direction.ADD_UP, image, rows);
          destination.put((first + n) * pixels(), image, 0, pixels());
        });
  }

  /** Windows of an image. */
  private int windows() {
    return shape.outHeight() * shape.outWidth();
  }

  /** Numbers in an image. */
  private int pixels() {
    return shape.height() * shape.width() * shape.channels();
  }

  @FunctionalInterface
  private interface Work {
    /**
     * Does it for an image.
     *
     * @param image for its pixels
     * @param rows for its windows
     */
    void run(int number, float[] image, float[] rows);
  }

  private void forEachImage(int images, Work work) {
    Threads.share(
        images,
        (thread, from, to) -> {
          Scratch scratch = Scratch.ofThisThread();
          float[] image = scratch.array(Use.IMAGE, pixels());
          float[] rows = scratch.array(Use.WINDOWS, windows() * shape.patch());
          for (int number = from; number < to; number++) {
            work.run(number, image, rows);
          }
        });
  }

  private enum Direction {
    CUT,
    ADD_UP
  }

  /** Visits the part of each image row inside each window, which is contiguous in both. */
  private void forEachRun(Direction direction, float[] image, float[] rows) {
    int channels = shape.channels();
    int run = shape.kernel() * channels;
    int to = 0;
    for (int i = 0; i < shape.outHeight(); i++) {
      for (int j = 0; j < shape.outWidth(); j++) {
        int left = j * shape.stride() - shape.padding();
        int begin = Math.max(0, -left) * channels;
        int end = Math.min(shape.kernel(), shape.width() - left) * channels;
        for (int a = 0; a < shape.kernel(); a++, to += run) {
          int row = i * shape.stride() - shape.padding() + a;
          boolean inside = row >= 0 && row < shape.height();
          int from = (row * shape.width() + left) * channels;
          if (direction == Direction.CUT) {
            copy(image, from, rows, to, run, inside ? begin : run, inside ? end : run);
          } else if (inside) {
            add(rows, to, image, from, begin, end);
          }
        }
      }
    }
  }

  private static void copy(
      float[] image, int from, float[] rows, int to, int run, int begin, int end) {
    for (int x = 0; x < begin; x++) {
      rows[to + x] = 0;
    }
    for (int x = begin; x < end; x++) {
      rows[to + x] = image[from + x];
    }
    for (int x = Math.max(begin, end); x < run; x++) {
      rows[to + x] = 0;
    }
  }

  private static void add(float[] rows, int to, float[] image, int from, int begin, int end) {
    for (int x = begin; x < end; x++) {
      image[from + x] += rows[to + x];
    }
  }

  @Override
  public void close() {
    patches.close();
  }
}
