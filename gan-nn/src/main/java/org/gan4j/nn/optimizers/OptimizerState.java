package org.gan4j.nn.optimizers;

import java.util.Locale;
import org.gan4j.api.network.MemoryBudget;
import org.gan4j.api.network.OptimizerContext;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The arrays of optimizers: as long as the network's parameter vector. */
final class OptimizerState {
  private OptimizerState() {}

  /**
   * Reserves the memory of all arrays of an optimizer.
   *
   * @throws org.gan4j.api.GanException of kind USAGE if there is less
   */
  static void reserve(int arrays, OptimizerContext context) {
    if (arrays > 0) {
      context
          .memory()
          .reserve(
              String.format(
                  Locale.ROOT,
                  "the optimizer (%d numbers for each of %,d parameters)",
                  arrays,
                  context.parameterCount()),
              MemoryBudget.times(arrays, context.parameterCount(), context.dataType().width()),
              "lower the sizes of the network, or choose an optimizer with less state, such as sgd");
    }
  }

  /** An array of equal numbers. */
  static INDArray filled(double value, OptimizerContext context) {
    INDArray array =
        Nd4j.createUninitializedDetached(context.dataType(), 'c', context.parameterCount());
    array.assign(value);
    return array;
  }
}
