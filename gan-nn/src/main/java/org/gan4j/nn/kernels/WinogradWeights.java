package org.gan4j.nn.kernels;

import java.nio.FloatBuffer;
import java.util.Arrays;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.nn.arrays.ReusableArray;
import org.gan4j.nn.kernels.Scratch.Use;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The weights of a layer in the form that {@link WinogradCorrelation} uses: for each of the 25
 * points a matrix [column phase, row phase, channels; filters]. They are computed when the weights
 * have changed, once for all passes of a network.
 */
@NotThreadSafe
public final class WinogradWeights implements AutoCloseable {
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
        (block, from, length) -> {
          FloatBuffer source = NativeFloats.of(weights);
          FloatBuffer destination = transformed.floats();
          for (int tap = 0; tap < KERNEL * KERNEL; tap++) {
            source.get(tap * plane + from, block.taps[tap], 0, length);
          }
          block.tapsToPoints(length);
          for (int part = 0; part < 4 * POINTS; part++) {
            destination.put(part * plane + from, block.parts[part], 0, length);
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
        (block, from, length) -> {
          FloatBuffer source = gradient.floats();
          FloatBuffer destination = NativeFloats.of(weightGradient);
          for (int part = 0; part < 4 * POINTS; part++) {
            source.get(part * plane + from, block.parts[part], 0, length);
          }
          block.pointsToTaps(length);
          for (int tap = 0; tap < KERNEL * KERNEL; tap++) {
            destination.get(tap * plane + from, block.sum, 0, length);
            FloatLoops.add(block.taps[tap], block.sum, length);
            destination.put(tap * plane + from, block.sum, 0, length);
          }
        });
  }

  @FunctionalInterface
  private interface Work {
    void run(Block block, int from, int length);
  }

  private static void forEachBlock(int plane, Work work) {
    int blocks = (plane + BLOCK - 1) / BLOCK;
    Threads.split(
        blocks,
        (piece, from, to) -> {
          Block block = new Block(Scratch.ofThisThread());
          for (int i = from; i < to; i++) {
            work.run(block, i * BLOCK, Math.min(BLOCK, plane - i * BLOCK));
          }
        });
  }

  /** Some numbers of all taps, on their way between the taps and the points of four phases. */
  private static final class Block {
    private static final int SIDE = 2 * Winograd.POINTS;

    /** [row, column]. */
    private final float[][] taps;

    /** Columns of taps at the points in vertical direction: [point, phase, column]. */
    private final float[][] lines;

    /** [point, point, column phase, row phase]. */
    private final float[][] parts;

    private final float[] sum;
    private final float[][] x = new float[Winograd.TAPS][];
    private final float[][] y = new float[Winograd.POINTS][];

    Block(Scratch scratch) {
      taps = scratch.arrays(Use.TAPS, KERNEL * KERNEL, BLOCK);
      lines = scratch.arrays(Use.LINES, SIDE * KERNEL, BLOCK);
      parts = scratch.arrays(Use.PARTS, SIDE * SIDE, BLOCK);
      sum = scratch.array(Use.SUM, BLOCK);
    }

    void tapsToPoints(int length) {
      for (int column = 0; column < KERNEL; column++) {
        for (int phase = 0; phase < 2; phase++) {
          connectRows(column, phase);
          Winograd.WEIGHTS.apply(x, y, length);
        }
      }
      for (int line = 0; line < SIDE; line++) {
        for (int phase = 0; phase < 2; phase++) {
          connectColumns(line, phase);
          Winograd.WEIGHTS.apply(x, y, length);
        }
      }
    }

    /** The adjoint of {@link #tapsToPoints}. */
    void pointsToTaps(int length) {
      for (int line = 0; line < SIDE; line++) {
        for (int phase = 0; phase < 2; phase++) {
          connectColumns(line, phase);
          Winograd.WEIGHTS.transposed().apply(y, x, length);
        }
      }
      for (int column = 0; column < KERNEL; column++) {
        for (int phase = 0; phase < 2; phase++) {
          connectRows(column, phase);
          Winograd.WEIGHTS.transposed().apply(y, x, length);
        }
      }
    }

    private void connectRows(int column, int phase) {
      for (int tap = 0; tap < x.length; tap++) {
        x[tap] = taps[(2 * tap + phase) * KERNEL + column];
      }
      for (int p = 0; p < y.length; p++) {
        y[p] = lines[(2 * p + phase) * KERNEL + column];
      }
    }

    private void connectColumns(int line, int phase) {
      for (int tap = 0; tap < x.length; tap++) {
        x[tap] = lines[line * KERNEL + 2 * tap + phase];
      }
      for (int q = 0; q < y.length; q++) {
        int point = line / 2 * Winograd.POINTS + q;
        y[q] = parts[(point * 2 + phase) * 2 + line % 2];
      }
    }
  }

  @Override
  public void close() {
    known.close();
    transformed.close();
    gradient.close();
    valid = false;
  }
}
