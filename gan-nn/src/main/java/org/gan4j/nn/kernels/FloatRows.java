package org.gan4j.nn.kernels;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.function.Function;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Passes over matrices of floats as loops. Some rows at a time are copied to the heap, where the
 * virtual machine makes SIMD instructions of loops that have the same index in every array; hence
 * each feature's number is repeated for every row.
 */
final class FloatRows implements RowStatistics {
  /** Numbers per block, approximately, so that a block fits the cache. */
  private static final int BLOCK = 2048;

  /** Waking another thread takes longer than processing this many blocks. */
  private static final int BLOCKS_A_THREAD = 16;

  private Desk[] desks = {};

  /** Arrays of one thread. */
  private static final class Desk {
    private final float[] x;
    private final float[] dy;
    private final float[] result;
    private final float[] sum;
    private final float[] product;

    private Desk(int length) {
      x = new float[length];
      dy = new float[length];
      result = new float[length];
      sum = new float[length];
      product = new float[length];
    }
  }

  @Override
  public Moments moments(INDArray x) {
    FloatBuffer source = NativeFloats.of(x);
    forEachBlock(
        x,
        (desk, from, length) -> {
          source.get(from, desk.x, 0, length);
          FloatLoops.add(desk.x, desk.sum, length);
        });
    double[] mean = total(x, desk -> desk.sum, 1.0 / x.size(0));
    float[] center = repeated(x, mean);
    forEachBlock(
        x,
        (desk, from, length) -> {
          source.get(from, desk.x, 0, length);
          FloatLoops.addSquaredDifference(desk.x, center, desk.sum, length);
        });
    return new Moments(mean, total(x, desk -> desk.sum, 1.0 / x.size(0)));
  }

  @Override
  public void rectify(INDArray x, double[] factor, double[] offset, double slope, INDArray y) {
    FloatBuffer source = NativeFloats.of(x);
    FloatBuffer destination = NativeFloats.of(y);
    float[] factors = repeated(x, factor);
    float[] offsets = repeated(x, offset);
    forEachBlock(
        x,
        (desk, from, length) -> {
          source.get(from, desk.x, 0, length);
          FloatLoops.rectifiedAffine(desk.x, factors, offsets, (float) slope, desk.result, length);
          destination.put(from, desk.result, 0, length);
        });
  }

  @Override
  public double[][] gradientSums(
      INDArray x, INDArray dy, double[] factor, double[] offset, double slope, double[] mean) {
    FloatBuffer source = NativeFloats.of(x);
    FloatBuffer gradient = NativeFloats.of(dy);
    float[] factors = repeated(x, factor);
    float[] offsets = repeated(x, offset);
    float[] center = repeated(x, mean);
    forEachBlock(
        x,
        (desk, from, length) -> {
          source.get(from, desk.x, 0, length);
          gradient.get(from, desk.dy, 0, length);
          FloatLoops.differentiateAffine(desk.x, factors, offsets, (float) slope, desk.dy, length);
          FloatLoops.add(desk.dy, desk.sum, length);
          FloatLoops.addProduct(desk.x, center, desk.dy, desk.product, length);
        });
    return new double[][] {
      total(x, desk -> desk.sum, 1), total(x, desk -> desk.product, 1),
    };
  }

  @Override
  public void inputGradient(
      INDArray x,
      INDArray dy,
      double[] factor,
      double[] offset,
      double slope,
      double[] a,
      double[] b,
      INDArray dx) {
    FloatBuffer source = NativeFloats.of(x);
    FloatBuffer gradient = NativeFloats.of(dy);
    FloatBuffer destination = NativeFloats.of(dx);
    float[] factors = repeated(x, factor);
    float[] offsets = repeated(x, offset);
    float[] slopes = repeated(x, a);
    float[] constants = repeated(x, b);
    forEachBlock(
        x,
        (desk, from, length) -> {
          source.get(from, desk.x, 0, length);
          gradient.get(from, desk.dy, 0, length);
          FloatLoops.differentiateAffine(desk.x, factors, offsets, (float) slope, desk.dy, length);
          FloatLoops.combine(desk.x, slopes, constants, desk.dy, factors, desk.result, length);
          destination.put(from, desk.result, 0, length);
        });
  }

  private static int rowsAtATime(INDArray x) {
    return (int) Math.max(1, Math.min(x.size(0), BLOCK / x.size(1)));
  }

  private static float[] repeated(INDArray x, double... values) {
    float[] repeated = new float[values.length * rowsAtATime(x)];
    for (int row = 0; row < repeated.length; row += values.length) {
      for (int c = 0; c < values.length; c++) {
        repeated[row + c] = (float) values[c];
      }
    }
    return repeated;
  }

  /** Adds up what all threads have found in all rows of their blocks. */
  private double[] total(INDArray x, Function<Desk, float[]> part, double factor) {
    int features = (int) x.size(1);
    int length = features * rowsAtATime(x);
    double[] total = new double[features];
    for (Desk desk : desks) {
      float[] sums = part.apply(desk);
      for (int row = 0; row < length; row += features) {
        for (int c = 0; c < features; c++) {
          total[c] += sums[row + c];
        }
      }
    }
    for (int c = 0; c < features; c++) {
      total[c] *= factor;
    }
    return total;
  }

  @FunctionalInterface
  private interface Block {
    void run(Desk desk, int from, int length);
  }

  private void forEachBlock(INDArray x, Block block) {
    int features = (int) x.size(1);
    int rows = (int) x.size(0);
    int step = rowsAtATime(x);
    prepareDesks(features * step);
    Threads.split(
        (rows + step - 1) / step,
        BLOCKS_A_THREAD,
        (piece, from, to) -> {
          for (int i = from; i < to; i++) {
            int count = Math.min(step, rows - i * step);
            block.run(desks[piece], i * step * features, count * features);
          }
        });
  }

  private void prepareDesks(int length) {
    if (desks.length != Threads.count() || desks[0].x.length < length) {
      desks = new Desk[Threads.count()];
      for (int i = 0; i < desks.length; i++) {
        desks[i] = new Desk(length);
      }
    }
    for (Desk desk : desks) {
      Arrays.fill(desk.sum, 0);
      Arrays.fill(desk.product, 0);
    }
  }
}
