package org.gan4j.nn.kernels;

import java.nio.FloatBuffer;
import java.util.Arrays;
import org.gan4j.api.concurrent.ThreadSafe;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Functions of floats and their derivatives as loops on the heap: one pass over memory where ND4J
 * takes several. Arrays are dense and of one length.
 */
@ThreadSafe
public final class ElementwiseLoops {
  private static final int BLOCK = 4096;

  /** Waking another thread takes longer than processing this many blocks. */
  private static final int BLOCKS_A_THREAD = 16;

  private @Nullable Desk[] desks = {};

  /** Arrays of one thread. */
  private static final class Desk {
    private final float[] values = new float[BLOCK];
    private final float[] gradient = new float[BLOCK];
  }

  /** y ← max(x, slope · x), for a slope in [0, 1). */
  public void rectify(INDArray x, float slope, INDArray y) {
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

  /** dx ← dy where y is positive, slope · dy elsewhere; dx may be dy. */
  public void rectifyBackward(INDArray y, float slope, INDArray dy, INDArray dx) {
    backward(y, dy, dx, (z, gradient, n) -> FloatLoops.differentiate(z, slope, gradient, n));
  }

  /** dx ← dy · (1 - y²); dx may be dy. */
  public void tanhBackward(INDArray y, INDArray dy, INDArray dx) {
    backward(y, dy, dx, FloatLoops::timesOneMinusSquare);
  }

  /** Multiplies a gradient with what follows from a function's value. */
  @FunctionalInterface
  private interface Derivative {
    void multiply(float[] value, float[] gradient, int length);
  }

  private void backward(INDArray y, INDArray dy, INDArray dx, Derivative derivative) {
    FloatBuffer output = NativeFloats.of(y);
    FloatBuffer gradient = NativeFloats.of(dy);
    FloatBuffer destination = NativeFloats.of(dx);
    forEachBlock(
        y.length(),
        (desk, from, length) -> {
          output.get(from, desk.values, 0, length);
          gradient.get(from, desk.gradient, 0, length);
          derivative.multiply(desk.values, desk.gradient, length);
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
        BLOCKS_A_THREAD,
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
