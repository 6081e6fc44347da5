package org.gan4j.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import java.util.function.DoubleSupplier;
import org.gan4j.api.RandomKey;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Parameters;
import org.gan4j.api.network.Parameters.Parameter;
import org.gan4j.api.network.Parameters.Role;
import org.gan4j.api.network.Pass;
import org.gan4j.api.network.Wrt;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Compares gradients with central differences in double precision.
 *
 * <p>A central difference with step h has an error of h²/6 · f''' from the curve and about 1e-16 ·
 * |f| / h from rounding; with h = 1e-5 and functions of order 1 that is 1e-10 and 1e-11. Values are
 * compared to 1e-6 relative to the larger of 1 and the gradient, which leaves room for third
 * derivatives of up to 1e4 (batch normalisation of few samples) and still sees a wrong sign, factor
 * or missing term.
 */
final class GradientCheck {
  private static final double STEP = 1e-5;
  private static final double TOLERANCE = 1e-6;

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
    for (Parameter parameter : parameters.named()) {
      if (parameter.role() == Role.STATISTIC) {
        assertThat(parameter.gradient().amaxNumber().doubleValue()).isZero();
      } else {
        compare(objective, parameter.value(), parameter.gradient(), parameter.name());
      }
    }
  }

  static void compare(DoubleSupplier objective, INDArray variable, INDArray gradient, String name) {
    long length = variable.length();
    // All numbers of small arrays, a spread-out selection of large ones.
    long stride = Math.max(1, length / 40);
    for (long i = 0; i < length; i += stride) {
      double original = variable.getDouble(i);
      variable.putScalar(i, original + STEP);
      double above = objective.getAsDouble();
      variable.putScalar(i, original - STEP);
      double below = objective.getAsDouble();
      variable.putScalar(i, original);
      double expected = (above - below) / (2 * STEP);
      assertThat(gradient.getDouble(i))
          .as("%s[%d]", name, i)
          .isCloseTo(expected, within(TOLERANCE * Math.max(1, Math.abs(expected))));
    }
  }
}
