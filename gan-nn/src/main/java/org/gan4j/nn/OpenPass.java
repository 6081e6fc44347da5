package org.gan4j.nn;

import java.util.Arrays;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Pass;
import org.gan4j.api.network.Wrt;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A forward pass of a {@link LayeredNetwork}: checks arguments and state, and delegates to its
 * buffers.
 */
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
  public @Nullable INDArray backward(
      @Nullable INDArray outputGradient, @Nullable INDArray featureGradient, Wrt wrt) {
    requireOpen();
    if (mode == Mode.INFER && wrt.parameters()) {
      throw new IllegalStateException("a pass in mode INFER has no gradient of the parameters");
    }
    if (mode == Mode.INFER && !buffers.isDifferentiableInInference()) {
      throw new IllegalStateException(
          "a pass in mode INFER through Deeplearning4j's own layers does not go back");
    }
    if (backwardDone) {
      throw new IllegalStateException("a pass goes back only once");
    }
    if (outputGradient == null && featureGradient == null) {
      throw new IllegalArgumentException("a backward pass needs at least one gradient");
    }
    requireShape("the gradient must have the output's shape ", outputGradient, buffers.output());
    if (featureGradient != null) {
      requireShape(
          "the feature gradient must have the features' shape ",
          featureGradient,
          buffers.features());
    }
    backwardDone = true;
    return buffers.backward(outputGradient, featureGradient, wrt);
  }

  @Override
  public INDArray conditionGradient() {
    requireOpen();
    return buffers.conditionGradient();
  }

  private static void requireShape(String what, @Nullable INDArray gradient, INDArray value) {
    if (gradient != null && !Arrays.equals(gradient.shape(), value.shape())) {
      throw new IllegalArgumentException(
          what + Arrays.toString(value.shape()) + ", not " + Arrays.toString(gradient.shape()));
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
