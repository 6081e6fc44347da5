package org.gan4j.nn.layers;

import org.gan4j.api.concurrent.NotThreadSafe;
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
}
