package org.gan4j.nn.layers;

import java.nio.FloatBuffer;
import org.gan4j.nn.layers.WinogradTiles.Bench;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The weights of a layer as {@link WinogradCorrelation} needs them: for each of the 25 points a
 * matrix [4 · channels, filters]. They are computed when the weights have changed, once for all
 * passes of a network.
 */
final class WinogradWeights implements AutoCloseable {
  private static final int POINTS = Winograd.POINTS * Winograd.POINTS;

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
    return stack.shaped(POINTS, 4 * weights.size(2), weights.size(3));
  }

  private void transform(INDArray weights) {
    int plane = Math.toIntExact(weights.size(2) * weights.size(3));
    forEachBlock(
        plane,
        (bench, from, length) -> {
          FloatBuffer source = NativeFloats.of(weights);
          FloatBuffer destination = transformed.floats();
          for (int tap = 0; tap < 16; tap++) {
            source.get(tap * plane + from, bench.front(tap), 0, length);
          }
          toPoints(bench, length);
          for (int part = 0; part < 4 * POINTS; part++) {
            destination.put(part * plane + from, bench.front(part), 0, length);
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
            source.get(part * plane + from, bench.front(part), 0, length);
          }
          fromPoints(bench, length);
          float[] sum = bench.back(0);
          for (int tap = 0; tap < 16; tap++) {
            destination.get(tap * plane + from, sum, 0, length);
            add(bench.front(tap), sum, length);
            destination.put(tap * plane + from, sum, 0, length);
          }
        });
  }

  private static void add(float[] addend, float[] sum, int n) {
    for (int i = 0; i < n; i++) {
      sum[i] += addend[i];
    }
  }

  /** From the 16 taps to 25 points for each of the four phases; both in front. */
  private static void toPoints(Bench bench, int length) {
    for (int column = 0; column < 4; column++) {
      for (int phase = 0; phase < 2; phase++) {
        for (int tap = 0; tap < Winograd.TAPS; tap++) {
          bench.in[tap] = bench.front((2 * tap + phase) * 4 + column);
        }
        for (int p = 0; p < Winograd.POINTS; p++) {
          bench.out[p] = bench.back((p * 2 + phase) * 4 + column);
        }
        Winograd.weights(bench.in, bench.out, length);
      }
    }
    for (int row = 0; row < 2 * Winograd.POINTS; row++) {
      for (int phase = 0; phase < 2; phase++) {
        for (int tap = 0; tap < Winograd.TAPS; tap++) {
          bench.in[tap] = bench.back(row * 4 + 2 * tap + phase);
        }
        for (int q = 0; q < Winograd.POINTS; q++) {
          bench.out[q] = bench.front(WinogradTiles.part(row / 2, q, row % 2, phase));
        }
        Winograd.weights(bench.in, bench.out, length);
      }
    }
  }

  /** The adjoint of {@link #toPoints}. */
  private static void fromPoints(Bench bench, int length) {
    for (int row = 0; row < 2 * Winograd.POINTS; row++) {
      for (int phase = 0; phase < 2; phase++) {
        for (int q = 0; q < Winograd.POINTS; q++) {
          bench.in[q] = bench.front(WinogradTiles.part(row / 2, q, row % 2, phase));
        }
        for (int tap = 0; tap < Winograd.TAPS; tap++) {
          bench.out[tap] = bench.back(row * 4 + 2 * tap + phase);
        }
        Winograd.weightsAdjoint(bench.in, bench.out, length);
      }
    }
    for (int column = 0; column < 4; column++) {
      for (int phase = 0; phase < 2; phase++) {
        for (int p = 0; p < Winograd.POINTS; p++) {
          bench.in[p] = bench.back((p * 2 + phase) * 4 + column);
        }
        for (int tap = 0; tap < Winograd.TAPS; tap++) {
          bench.out[tap] = bench.front((2 * tap + phase) * 4 + column);
        }
        Winograd.weightsAdjoint(bench.in, bench.out, length);
      }
    }
  }

  @FunctionalInterface
  private interface Block {
    void run(Bench bench, int from, int length);
  }

  private static void forEachBlock(int plane, Block block) {
    int blocks = (plane + BLOCK - 1) / BLOCK;
    Threads.split(
        blocks,
        (piece, from, to) -> {
          Bench bench = new Bench(BLOCK);
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
