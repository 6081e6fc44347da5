package org.gan4j.nn.layers;

import org.gan4j.api.concurrent.NotThreadSafe;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A layer that reads the network's condition itself, wherever in the network it is.
 *
 * <p>For one thread at a time, as its network is.
 */
@NotThreadSafe
public interface ConditionedLayer extends DifferentiableLayer {
  /**
   * Injects the condition of the next forward pass.
   *
   * @param condition [batch, condition length]; does not change while the pass is open
   */
  void condition(INDArray condition);

  /**
   * The derivative with respect to the condition, after a backward pass {@link
   * org.gan4j.api.network.Wrt#INPUT_AND_CONDITION}.
   *
   * @return [batch, condition length], valid until the next pass, not to be changed; null if the
   *     output does not depend on the condition
   * @throws UnsupportedOperationException if this layer does not offer it
   */
  default @Nullable INDArray conditionGradient() {
    throw new UnsupportedOperationException(
        getClass().getSimpleName() + " offers no gradient of its condition");
  }
}
