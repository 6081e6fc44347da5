package org.gan4j.nn.layers;

import org.gan4j.api.concurrent.NotThreadSafe;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A layer that is modulated by a part of its {@link Synthesis}' input, wherever in it it is.
 *
 * <p>For one thread at a time, as its network is.
 */
@NotThreadSafe
public interface StyledLayer extends DifferentiableLayer {
  /**
   * Gives the styles of the next forward pass.
   *
   * @param styles [batch, places · size], dense; does not change while the pass is open
   * @param gradient of the styles, dense: the backward pass adds to it
   */
  void style(INDArray styles, INDArray gradient);
}
