package org.gan4j.nn;

import java.util.Arrays;
import java.util.Objects;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Pass;
import org.gan4j.api.network.Wrt;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A forward pass of a {@link LayeredNetwork}: checks what is asked of its buffers. */
final class OpenPass implements Pass {
  private final PassPool pool;
  private final PassBuffers buffers;
  private final Mode mode;
  private boolean open = true;
  private boolean backwardDone;

  /** The pass that the buffers have just computed. */
  OpenPass(PassPool pool, PassBuffers buffers, Mode mode) {
    this.pool = pool;
    this.buffers = buffers;
    this.mode = mode;
  }

  @Override
  public INDArray output() {
    requireOpen();
    return buffers.output();
  }

  @Override
  public INDArray features() {
    requireOpen();
    return buffers.features();
  }

  @Override
  public @Nullable INDArray backward(INDArray outputGradient, Wrt wrt) {
    return backward(outputGradient, null, wrt);
  }

  @Override
  public INDArray backwardToInput(INDArray outputGradient, INDArray featureGradient) {
    return Objects.requireNonNull(backward(outputGradient, featureGradient, Wrt.INPUT));
  }

  private @Nullable INDArray backward(
      INDArray outputGradient, @Nullable INDArray featureGradient, Wrt wrt) {
    requireOpen();
    if (mode != Mode.TRAIN) {
      throw new IllegalStateException("there is no way back from a pass in mode " + mode);
    }
    if (backwardDone) {
      throw new IllegalStateException("a pass goes back only once");
    }
    requireShape(outputGradient);
    backwardDone = true;
    return buffers.backward(outputGradient, featureGradient, wrt);
  }

  private void requireShape(INDArray outputGradient) {
    long[] expected = buffers.output().shape();
    if (!Arrays.equals(outputGradient.shape(), expected)) {
      throw new IllegalArgumentException(
          "the gradient must have the output's shape "
              + Arrays.toString(expected)
              + ", not "
              + Arrays.toString(outputGradient.shape()));
    }
  }

  private void requireOpen() {
    if (!open || pool.isClosed()) {
      throw new IllegalStateException("the pass is closed");
    }
  }

  @Override
  public void close() {
    if (open) {
      open = false;
      pool.giveBack(buffers);
    }
  }
}
