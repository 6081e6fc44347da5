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

  /** What the optimizer reserves its memory from before it allocates any. */
  MemoryBudget memory();

  /** A context with the memory of the process. */
  static OptimizerContext of(long parameterCount, DataType dataType) {
    return of(parameterCount, dataType, MemoryBudget.ofProcess());
  }

  /** A context of these parts. */
  static OptimizerContext of(long parameterCount, DataType dataType, MemoryBudget memory) {
    return new Parts(parameterCount, dataType, memory);
  }

  /** The parts of a context. */
  record Parts(long parameterCount, DataType dataType, MemoryBudget memory)
      implements OptimizerContext {}
}
