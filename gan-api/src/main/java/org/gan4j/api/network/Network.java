package org.gan4j.api.network;

import java.util.Optional;
import org.gan4j.api.RandomKey;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A differentiable function with parameters. */
@NotThreadSafe
public interface Network extends AutoCloseable {

  /** Its parameters, running statistics included. */
  Parameters parameters();

  /**
   * Runs the network.
   *
   * @param input [batch, input shape]
   * @param condition c, [batch, condition shape]; null if the network has none
   * @param mode whether batch statistics count, dropout drops, and a backward pass may follow
   * @param key randomness of this pass, such as dropout: every pass of a training gets another one.
   *     Not used in {@link Mode#INFER}
   * @return a pass with output [batch, …], which the caller closes
   */
  Pass forward(INDArray input, @Nullable INDArray condition, Mode mode, RandomKey key);

  /**
   * Whether a pass in {@link Mode#TRAIN} is a function of its inputs and the parameters alone, as
   * without dropout. Two steps that ask for the same output may then share one pass.
   */
  default boolean isDeterministic() {
    return false;
  }

  /**
   * Why this network has no {@link #inputGradient}: words that follow "because", such as "its layer
   * 3 (BatchNorm) is not piecewise linear". Empty if it has one.
   */
  default Optional<String> inputGradientObstacle() {
    return Optional.of("it does not implement one");
  }

  /**
   * Differentiates the outputs with respect to the input, in {@link Mode#TRAIN}, in a way that can
   * be differentiated again. Leaves running statistics alone.
   *
   * @param input x, [batch, input shape]
   * @param condition c, [batch, condition shape]; null if the network has none
   * @param key randomness of this pass, such as dropout
   * @throws UnsupportedOperationException if there is an {@link #inputGradientObstacle()}
   */
  default InputGradient inputGradient(INDArray input, @Nullable INDArray condition, RandomKey key) {
    throw new UnsupportedOperationException(
        "no input gradient: " + inputGradientObstacle().orElse("not implemented"));
  }

  /**
   * Takes one step: the optimizer moves the parameters by their accumulated gradient, the running
   * statistics move by the <em>mean</em> of those recorded since the gradient was cleared, and the
   * gradient is cleared. Training changes a network in no other way.
   *
   * @param step how many steps this network has taken before, from 0
   */
  void update(Optimizer optimizer, long step);

  /** Frees native memory. */
  @Override
  void close();
}
