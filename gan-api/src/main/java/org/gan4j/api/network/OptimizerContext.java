package org.gan4j.api.network;

import org.gan4j.api.concurrent.ThreadSafe;
import org.nd4j.linalg.api.buffer.DataType;

/** The network that an optimizer is created for. Later versions may add to it. */
@ThreadSafe
public interface OptimizerContext {

  /** The length of the network's parameter vector. */
  long parameterCount();

  /** The vector's type: FLOAT, or DOUBLE in gradient checks. */
  DataType dataType();

  /** A context of these parts. */
  static OptimizerContext of(long parameterCount, DataType dataType) {
    return new Parts(parameterCount, dataType);
  }

  /** The parts of a context. */
  record Parts(long parameterCount, DataType dataType) implements OptimizerContext {}
}
