package org.gan4j.api.network;

import java.util.Map;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Turns a gradient into a change of the parameters. */
@NotThreadSafe
public interface Optimizer {

  /**
   * Moves the values against the gradient, in place. A gradient that has been zero in a place from
   * the first step on must not move the value there.
   *
   * @param values [n]
   * @param gradient [n], may be overwritten
   * @param step how many steps were taken before, from 0
   */
  void step(INDArray values, INDArray gradient, long step);

  /**
   * The state that an exact resume needs: live arrays by name. A checkpoint saves them, and
   * restores by assigning into them.
   */
  default Map<String, INDArray> state() {
    return Map.of();
  }
}
