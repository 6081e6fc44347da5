package org.gan4j.api.network;

import org.gan4j.api.component.ComponentProvider;
import org.nd4j.linalg.api.buffer.DataType;

/** Provides a kind of optimizer. */
public interface OptimizerProvider<C extends Record> extends ComponentProvider<C> {

  /**
   * Creates an optimizer for one network.
   *
   * @param parameterCount the length of the network's parameter vector
   * @param dataType the vector's type: FLOAT, or DOUBLE in gradient checks
   */
  Optimizer create(C configuration, long parameterCount, DataType dataType);
}
