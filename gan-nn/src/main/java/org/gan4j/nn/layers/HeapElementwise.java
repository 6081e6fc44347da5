package org.gan4j.nn.layers;

import java.nio.FloatBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Functions of every number, computed on the Java heap. For small arrays it takes longer to call
 * one of ND4J's operations than to compute, and a derivative takes several of them; here the
 * compiler makes vector instructions of one loop, on a piece that stays in the processor's nearest
 * cache. The loops have no branches, which it could not do that with.
 */
final class HeapElementwise {
  /** Where the threads of ND4J begin to win. */
  private static final long LARGEST = 1 << 17;

  private static final int PIECE = 2048;

  private final FloatView input = new FloatView();
  private final FloatView output = new FloatView();
  private final FloatView backwardOutput = new FloatView();
  private final FloatView outputGradient = new FloatView();
  private final FloatView inputGradient = new FloatView();
  private final float[] value = new float[PIECE];
  private final float[] slope = new float[PIECE];

  /** One loop over a piece. */
  private interface Loop {
    void run(float[] value, float[] slope, int count);
  }

  /** Whether this is the place to compute functions of such an array. */
  static boolean suits(INDArray array) {
    return array.dataType() == DataType.FLOAT && array.length() <= LARGEST;
  }

  /** y ← max(x, 0). Arrays without gaps, of one length, here and below. */
  void relu(INDArray x, INDArray y) {
    apply(x, y, (value, unused, count) -> relu(value, count));
  }

  /** y ← max(x, a · x), for a in [0, 1). */
  void leakyRelu(INDArray x, double a, INDArray y) {
    float negativeSlope = (float) a;
    apply(x, y, (value, unused, count) -> leakyRelu(value, negativeSlope, count));
  }

  /** dx ← dy where y is positive, a · dy elsewhere. */
  void leakyReluBackward(INDArray y, double a, INDArray dy, INDArray dx) {
    float negativeSlope = (float) a;
    applyTwo(
        y, dy, dx, (value, slope, count) -> leakyReluSlope(value, slope, negativeSlope, count));
  }

  /** dx ← dy · (1 - y²). */
  void tanhBackward(INDArray y, INDArray dy, INDArray dx) {
    applyTwo(y, dy, dx, HeapElementwise::tanhSlope);
  }

  private static void relu(float[] x, int count) {
    for (int i = 0; i < count; i++) {
      x[i] = Math.max(x[i], 0);
    }
  }

  private static void leakyRelu(float[] x, float a, int count) {
    for (int i = 0; i < count; i++) {
      x[i] = Math.max(x[i], a * x[i]);
    }
  }

  private static void leakyReluSlope(float[] y, float[] dy, float a, int count) {
    for (int i = 0; i < count; i++) {
      // The product is at least 1 for every positive y, except for the subnormal ones.
      dy[i] *= Math.min(1, Math.max(a, y[i] * Float.MAX_VALUE));
    }
  }

  private static void tanhSlope(float[] y, float[] dy, int count) {
    for (int i = 0; i < count; i++) {
      dy[i] *= 1 - y[i] * y[i];
    }
  }

  private void apply(INDArray x, INDArray y, Loop loop) {
    FloatBuffer from = input.of(x);
    FloatBuffer to = output.of(y);
    int length = from.capacity();
    for (int start = 0; start < length; start += PIECE) {
      int count = Math.min(PIECE, length - start);
      from.get(start, value, 0, count);
      loop.run(value, slope, count);
      to.put(start, value, 0, count);
    }
  }

  private void applyTwo(INDArray y, INDArray dy, INDArray dx, Loop loop) {
    FloatBuffer values = backwardOutput.of(y);
    FloatBuffer gradients = outputGradient.of(dy);
    FloatBuffer to = inputGradient.of(dx);
    int length = values.capacity();
    for (int start = 0; start < length; start += PIECE) {
      int count = Math.min(PIECE, length - start);
      values.get(start, value, 0, count);
      gradients.get(start, slope, 0, count);
      loop.run(value, slope, count);
      to.put(start, slope, 0, count);
    }
  }
}
