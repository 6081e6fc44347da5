package org.gan4j.nn;

import java.util.Objects;
import java.util.function.DoubleSupplier;
import org.gan4j.api.RandomKey;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Parameters;
import org.gan4j.api.network.Pass;
import org.gan4j.api.network.Wrt;
import org.gan4j.testkit.FiniteDifferences;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Compares the gradients of a network of layers with finite differences. */
final class GradientCheck {
  /**
   * Half of 1e-6 leaves room for third derivatives of up to 1e4, which batch normalization of few
   * samples has.
   */
  private static final FiniteDifferences DIFFERENCES =
      FiniteDifferences.standard().withStep(1e-5).within(5e-7, 5e-7).ofAtLeast(40);

  private GradientCheck() {}

  /** Checks parameters and input, for the objective Σ weight · output with fixed random weights. */
  static void check(LayeredNetwork network, INDArray input, @Nullable INDArray condition) {
    RandomKey key = RandomKey.ofSeed(99);
    INDArray weights;
    INDArray inputGradient;
    network.parameters().clearGradient();
    try (Pass pass = network.forward(input, condition, Mode.TRAIN, key)) {
      weights = TestNetworks.gaussian(5, DataType.DOUBLE, pass.output().shape());
      inputGradient = Objects.requireNonNull(pass.backward(weights.dup(), Wrt.BOTH)).dup();
    }
    DoubleSupplier objective =
        () -> {
          try (Pass pass = network.forward(input, condition, Mode.TRAIN, key)) {
            return pass.output().mul(weights).sumNumber().doubleValue();
          }
        };
    compare(objective, input, inputGradient, "input");
    compare(objective, network.parameters());
  }

  /** Checks the accumulated gradient of everything that an optimizer may move. */
  static void compare(DoubleSupplier objective, Parameters parameters) {
    DIFFERENCES.check("network", parameters, objective);
  }

  static void compare(DoubleSupplier objective, INDArray variable, INDArray gradient, String name) {
    DIFFERENCES.check(name, gradient, variable, objective);
  }
}
