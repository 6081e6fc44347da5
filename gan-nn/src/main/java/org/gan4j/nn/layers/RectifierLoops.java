package org.gan4j.nn.layers;

import java.nio.FloatBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A (leaky) ReLU of floats as loops on the heap: one pass over memory where ND4J takes several. */
final class RectifierLoops {
  private static final int BLOCK = 4096;

  private final float slope;
  private @Nullable Desk[] desks = {};

  /** Arrays of one thread. */
  private static final class Desk {
    private final float[] values = new float[BLOCK];
    private final float[] gradient = new float[BLOCK];
  }

  RectifierLoops(double slope) {
    this.slope = (float) slope;
  }

  /** y ← max(x, slope · x), of dense arrays. */
  void rectify(INDArray x, INDArray y) {
    FloatBuffer source = NativeFloats.of(x);
    FloatBuffer destination = NativeFloats.of(y);
    forEachBlock(
        x.length(),
        (desk, from, length) -> {
          source.get(from, desk.values, 0, length);
          FloatLoops.rectify(desk.values, slope, length);
          destination.put(from, desk.values, 0, length);
        });
  }

  /** dx ← dy where y is positive, slope · dy elsewhere, of dense arrays; dx may be dy. */
  void differentiate(INDArray y, INDArray dy, INDArray dx) {
    FloatBuffer output = NativeFloats.of(y);
    FloatBuffer gradient = NativeFloats.of(dy);
    FloatBuffer destination = NativeFloats.of(dx);
    forEachBlock(
        y.length(),
        (desk, from, length) -> {
          output.get(from, desk.values, 0, length);
          gradient.get(from, desk.gradient, 0, length);
          FloatLoops.differentiate(desk.values, slope, desk.gradient, length);
          destination.put(from, desk.gradient, 0, length);
        });
  }

  @FunctionalInterface
  private interface Block {
    void run(Desk desk, int from, int length);
  }

  private void forEachBlock(long total, Block block) {
    int length = Math.toIntExact(total);
    desks = Arrays.copyOf(desks, Math.max(desks.length, Threads.count()));
    Threads.split(
        (length + BLOCK - 1) / BLOCK,
        (piece, from, to) -> {
          Desk desk = desk(piece);
          for (int i = from; i < to; i++) {
            block.run(desk, i * BLOCK, Math.min(BLOCK, length - i * BLOCK));
          }
        });
  }

  private Desk desk(int piece) {
    Desk desk = desks[piece];
    if (desk == null) {
      desk = new Desk();
      desks[piece] = desk;
    }
    return desk;
  }
}
