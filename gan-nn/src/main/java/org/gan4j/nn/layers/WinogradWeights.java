package org.gan4j.nn.layers;

import java.nio.FloatBuffer;
import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The weights of a layer as {@link WinogradCorrelation} needs them: for each of the 25 points a
 * matrix [4 · channels, filters]. They are computed when the weights have changed, once for all
 * passes of a network.
 */
final class WinogradWeights implements AutoCloseable {
  private static final int POINTS = Winograd.POINTS * Winograd.POINTS;

  private static final int KERNEL = 2 * Winograd.TAPS;

  /** Numbers that are transformed together, so that all that belongs to them stays in the cache. */
  private static final int BLOCK = 1024;

  private final ReusableArray known = new ReusableArray(DataType.FLOAT);
  private final MatrixStack transformed = new MatrixStack();
  private final MatrixStack gradient = new MatrixStack();
  private boolean valid;

  /** The matrices for weights [4, 4, channels, filters]. */
  INDArray[] of(INDArray weights) {
    INDArray[] matrices = shaped(transformed, weights);
    FloatBuffer current = NativeFloats.of(weights);
    if (valid && known.like(weights).length() == weights.length()) {
      FloatBuffer before = known.floats();
      int length = Math.toIntExact(weights.length());
      if (before.slice(0, length).mismatch(current.slice(0, length)) < 0) {
        return matrices;
      }
    }
    known.like(weights).assign(weights);
    transform(weights);
    valid = true;
    return matrices;
  }

  private static INDArray[] shaped(MatrixStack stack, INDArray weights) {
    long[] heights = new long[POINTS];
    Arrays.fill(heights, 4 * weights.size(2));
    return stack.shaped(heights, weights.size(3));
  }

  private void transform(INDArray weights) {
    int plane = Math.toIntExact(weights.size(2) * weights.size(3));
    forEachBlock(
        plane,
        (bench, from, length) -> {
          FloatBuffer source = NativeFloats.of(weights);
          FloatBuffer destination = transformed.floats();
          for (int tap = 0; tap < KERNEL * KERNEL; tap++) {
            source.get(tap * plane + from, bench.tap(tap / KERNEL, tap % KERNEL), 0, length);
          }
          bench.tapsToPoints(length);
          for (int part = 0; part < 4 * POINTS; part++) {
            destination.put(part * plane + from, bench.part(part / 4, part % 4), 0, length);
          }
        });
  }

  /** Where the gradient with respect to the transformed weights belongs. */
  INDArray[] gradient(INDArray weights) {
    return shaped(gradient, weights);
  }

  /** Adds what {@link #gradient} means for the weights. */
  void addGradient(INDArray weightGradient) {
    int plane = Math.toIntExact(weightGradient.size(2) * weightGradient.size(3));
    forEachBlock(
        plane,
        (bench, from, length) -> {
          FloatBuffer source = gradient.floats();
          FloatBuffer destination = NativeFloats.of(weightGradient);
          for (int part = 0; part < 4 * POINTS; part++) {
            source.get(part * plane + from, bench.part(part / 4, part % 4), 0, length);
          }
          bench.pointsToTaps(length);
          float[] sum = bench.scratch();
          for (int tap = 0; tap < KERNEL * KERNEL; tap++) {
            destination.get(tap * plane + from, sum, 0, length);
            add(bench.tap(tap / KERNEL, tap % KERNEL), sum, length);
            destination.put(tap * plane + from, sum, 0, length);
          }
        });
  }

  private static void add(float[] addend, float[] sum, int n) {
    for (int i = 0; i < n; i++) {
      sum[i] += addend[i];
    }
  }

  @FunctionalInterface
  private interface Block {
    void run(WinogradBench bench, int from, int length);
  }

  private static void forEachBlock(int plane, Block block) {
    int blocks = (plane + BLOCK - 1) / BLOCK;
    Threads.split(
        blocks,
        (piece, from, to) -> {
          WinogradBench bench = WinogradBench.ofThisThread(BLOCK);
          for (int i = from; i < to; i++) {
            block.run(bench, i * BLOCK, Math.min(BLOCK, plane - i * BLOCK));
          }
        });
  }

  @Override
  public void close() {
    known.close();
    transformed.close();
    gradient.close();
    valid = false;
  }
}
