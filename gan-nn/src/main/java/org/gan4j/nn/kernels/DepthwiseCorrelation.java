package org.gan4j.nn.kernels;

import java.util.Arrays;
import java.util.List;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A correlation in which every filter reads one channel: filter f reads channel f / multiplier.
 * With large images X [batch, height, width, channels], small images Y [batch, outHeight, outWidth,
 * filters] and weights W [kernel, kernel, 1, filters], all dense:
 *
 * <pre>
 * Y[n, i, j, f] = Σ W[a, b, 0, f] · X[n, i·stride + a - padding, j·stride + b - padding, f / m]
 * </pre>
 */
@NotThreadSafe
final class DepthwiseCorrelation implements GroupedCorrelation {
  private final CorrelationShape shape;
  private final int multiplier;
  private final int[] channelOfFilter;
  private final HeapNumbers weights;
  private final PerThread<Desk> desks;

  /** For a shape whose filters are a multiple of its channels. */
  DepthwiseCorrelation(CorrelationShape shape, DataType type) {
    this.shape = shape;
    multiplier = shape.filters() / shape.channels();
    int filters = shape.filters();
    int pixels = shape.height() * shape.width();
    channelOfFilter = new int[pixels * filters];
    Arrays.setAll(channelOfFilter, i -> i / multiplier);
    weights = HeapNumbers.of(type, shape.kernel() * shape.kernel() * filters);
    desks = new PerThread<>(() -> new Desk(type));
  }

  /** Arrays of one thread: an image, the same with a channel for each filter, and gradients. */
  private final class Desk {
    private final HeapNumbers image;
    private final HeapNumbers wide;
    private final HeapNumbers small;
    private final HeapNumbers weightGradient;
    private final double[] total;

    private Desk(DataType type) {
      int pixels = shape.height() * shape.width();
      wide = HeapNumbers.of(type, pixels * shape.filters());
      image = multiplier == 1 ? wide : HeapNumbers.of(type, pixels * shape.channels());
      small = HeapNumbers.of(type, shape.outHeight() * shape.outWidth() * shape.filters());
      weightGradient = HeapNumbers.of(type, weights.length());
      total = new double[weights.length()];
    }

    private void read(NativeNumbers source, int number) {
      image.read(source, number * image.length(), 0, image.length());
      if (multiplier > 1) {
        wide.gather(0, image, channelOfFilter);
      }
    }

    private void write(NativeNumbers destination, int number) {
      if (multiplier > 1) {
        for (int i = 0; i < image.length(); i++) {
          image.set(i, wide.sum(i * multiplier, multiplier));
        }
      }
      image.write(destination, number * image.length(), 0, image.length());
    }
  }

  /** A product at one place of the window: the first numbers of a pixel and of weights. */
  @FunctionalInterface
  private interface Tap {
    void run(int large, int weight, int small);
  }

  private void forEachTap(Tap tap) {
    int filters = shape.filters();
    int kernel = shape.kernel();
    for (int i = 0; i < shape.outHeight(); i++) {
      for (int a = 0; a < kernel; a++) {
        int row = i * shape.stride() + a - shape.padding();
        if (row < 0 || row >= shape.height()) {
          continue;
        }
        for (int j = 0; j < shape.outWidth(); j++) {
          int left = j * shape.stride() - shape.padding();
          int small = (i * shape.outWidth() + j) * filters;
          for (int b = Math.max(0, -left); b < Math.min(kernel, shape.width() - left); b++) {
            int large = (row * shape.width() + left + b) * filters;
            tap.run(large, (a * kernel + b) * filters, small);
          }
        }
      }
    }
  }

  @Override
  public void reduce(INDArray large, INDArray weight, INDArray small) {
    weights.read(NativeNumbers.source(weight), 0, 0, weights.length());
    NativeNumbers source = NativeNumbers.source(large);
    NativeNumbers destination = NativeNumbers.destination(small);
    int filters = shape.filters();
    forEachImage(
        large,
        (desk, image) -> {
          desk.read(source, image);
          desk.small.fill(0, 0, desk.small.length());
          forEachTap((x, w, y) -> desk.small.addProduct(y, desk.wide, x, weights, w, filters));
          desk.small.write(destination, image * desk.small.length(), 0, desk.small.length());
        });
  }

  @Override
  public void reduceBackward(
      INDArray large,
      INDArray weight,
      INDArray smallGradient,
      @Nullable INDArray weightGradient,
      @Nullable INDArray largeGradient) {
    if (weightGradient != null) {
      addWeightGradient(large, smallGradient, weightGradient);
    }
    if (largeGradient != null) {
      weights.read(NativeNumbers.source(weight), 0, 0, weights.length());
      largeGradient(smallGradient, largeGradient);
    }
  }

  private void addWeightGradient(INDArray large, INDArray smallGradient, INDArray sum) {
    NativeNumbers source = NativeNumbers.source(large);
    NativeNumbers gradient = NativeNumbers.source(smallGradient);
    int filters = shape.filters();
    desks.all().forEach(desk -> Arrays.fill(desk.total, 0));
    forEachImage(
        large,
        (desk, image) -> {
          desk.read(source, image);
          desk.small.read(gradient, image * desk.small.length(), 0, desk.small.length());
          HeapNumbers dw = desk.weightGradient;
          dw.fill(0, 0, dw.length());
          forEachTap((x, w, y) -> dw.addProduct(w, desk.wide, x, desk.small, y, filters));
          dw.addRowsTo(desk.total, 0, dw.length(), 1);
        });
    double[] total = new double[weights.length()];
    for (Desk desk : desks.all()) {
      for (int i = 0; i < total.length; i++) {
        total[i] += desk.total[i];
      }
    }
    NativeNumbers.add(total, sum);
  }

  private void largeGradient(INDArray smallGradient, INDArray largeGradient) {
    NativeNumbers gradient = NativeNumbers.source(smallGradient);
    NativeNumbers destination = NativeNumbers.destination(largeGradient);
    int filters = shape.filters();
    forEachImage(
        largeGradient,
        (desk, image) -> {
          desk.small.read(gradient, image * desk.small.length(), 0, desk.small.length());
          desk.wide.fill(0, 0, desk.wide.length());
          forEachTap((x, w, y) -> desk.wide.addProduct(x, desk.small, y, weights, w, filters));
          desk.write(destination, image);
        });
  }

  @FunctionalInterface
  private interface Image {
    void run(Desk desk, int image);
  }

  private void forEachImage(INDArray images, Image work) {
    List<Desk> all = desks.all();
    Threads.split(
        Math.toIntExact(images.size(0)),
        (piece, begin, end) -> {
          for (int image = begin; image < end; image++) {
            work.run(all.get(piece), image);
          }
        });
  }

  @Override
  public void close() {
    // Its working memory is on the heap.
  }
}
