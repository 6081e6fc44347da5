package org.gan4j.nn;

import org.gan4j.api.network.InputGradient;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * An input gradient of a {@link LayeredNetwork}: checks arguments and state, and delegates to its
 * buffers.
 */
final class OpenInputGradient implements InputGradient {
  private final PassPool pool;
  private final PassBuffers buffers;
  private final INDArray value;
  private boolean open = true;
  private boolean backwardDone;

  /** Of the forward pass that the buffers have just computed. */
  OpenInputGradient(PassPool pool, PassBuffers buffers) {
    this.pool = pool;
    this.buffers = buffers;
    value = buffers.inputGradient();
  }

  @Override
  public INDArray value() {
    requireOpen();
    return value;
  }

  @Override
  public void backward(INDArray gradient) {
    requireOpen();
    if (backwardDone) {
      throw new IllegalStateException("an input gradient goes back only once");
    }
    backwardDone = true;
    buffers.inputGradientBackward(gradient);
  }

  private void requireOpen() {
    if (!open || pool.isClosed()) {
      throw new IllegalStateException("the input gradient is closed");
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
