package org.gan4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gan4j.testkit.NetworkChecks.BATCH;
import static org.gan4j.testkit.NetworkChecks.KEY;

import java.util.Objects;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Network;
import org.gan4j.api.network.Pass;
import org.gan4j.api.network.Wrt;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Checks of layers in addition to those of every network.
 *
 * @param <N> the kind of network
 */
final class LayerChecks<N extends Network> {
  private final NetworkChecks.Subject<N> subject;
  private final NetworkChecks<N> checks;

  LayerChecks(NetworkChecks.Subject<N> subject) {
    this.subject = subject;
    checks = new NetworkChecks<>(subject);
  }

  void beginsTheSameForTheSameKey() {
    try (N one = subject.create(DataType.FLOAT, KEY.split(1));
        N same = subject.create(DataType.FLOAT, KEY.split(1))) {
      assertThat(same.parameters().values()).isEqualTo(one.parameters().values());
    }
  }

  void leavesInputAndConditionAsTheyAre() {
    try (N network = checks.create(DataType.FLOAT)) {
      INDArray input = checks.input(DataType.FLOAT, BATCH);
      INDArray condition = checks.condition(DataType.FLOAT, BATCH);
      try (Pass pass = subject.forward(network, input, condition, Mode.TRAIN, KEY.split("pass"))) {
        pass.backward(checks.weights(DataType.FLOAT), Wrt.BOTH);
      }
      assertThat(input).isEqualTo(checks.input(DataType.FLOAT, BATCH));
      if (condition != null) {
        assertThat(condition).isEqualTo(checks.condition(DataType.FLOAT, BATCH));
      }
    }
  }

  void readsInputsInAnyOrder() {
    try (N network = checks.create(DataType.FLOAT)) {
      INDArray input = checks.input(DataType.FLOAT, BATCH);
      INDArray expected = checks.output(network, input, Mode.TRAIN);
      assertThat(checks.output(network, input.dup('f'), Mode.TRAIN)).isEqualTo(expected);
      if (input.rank() == 4) {
        INDArray channelsLast = input.permute(0, 2, 3, 1).dup('c').permute(0, 3, 1, 2);
        assertThat(checks.output(network, channelsLast, Mode.TRAIN)).isEqualTo(expected);
      }
    }
  }

  /** An objective of the first sample alone has no gradient with respect to the others. */
  void keepsSamplesApart() {
    try (N network = checks.create(DataType.DOUBLE)) {
      INDArray input = checks.input(DataType.DOUBLE, BATCH);
      INDArray other = input.dup();
      other.slice(0).assign(input.slice(0).mul(-1).add(0.5));
      for (Mode mode : Mode.values()) {
        INDArray before = checks.output(network, input, mode);
        INDArray after = checks.output(network, other, mode);
        for (int sample = 1; sample < BATCH; sample++) {
          assertThat(after.slice(sample)).isEqualTo(before.slice(sample));
        }
      }
      INDArray weights = checks.weights(DataType.DOUBLE);
      for (int sample = 1; sample < BATCH; sample++) {
        weights.slice(sample).assign(0);
      }
      try (Pass pass = checks.forward(network, input, Mode.TRAIN)) {
        INDArray gradient = pass.backwardToInput(weights);
        for (int sample = 1; sample < BATCH; sample++) {
          assertThat(gradient.slice(sample).amaxNumber().doubleValue()).isZero();
        }
      }
    }
  }

  void computesTheSameInSingleAndDoublePrecision(double tolerance) {
    try (N single = checks.create(DataType.FLOAT);
        N exact = checks.create(DataType.DOUBLE)) {
      exact.parameters().values().assign(single.parameters().values());
      INDArray input = checks.input(DataType.FLOAT, BATCH);
      INDArray wide = input.castTo(DataType.DOUBLE);
      for (Mode mode : Mode.values()) {
        assertClose(
            checks.output(single, input, mode), checks.output(exact, wide, mode), tolerance);
      }
      single.parameters().clearGradient();
      exact.parameters().clearGradient();
      INDArray weights = checks.weights(DataType.FLOAT);
      try (Pass fast = checks.forward(single, input, Mode.TRAIN);
          Pass slow = checks.forward(exact, wide, Mode.TRAIN)) {
        INDArray expected = slow.backward(weights.castTo(DataType.DOUBLE), Wrt.BOTH);
        INDArray actual = fast.backward(weights, Wrt.BOTH);
        assertClose(Objects.requireNonNull(actual), Objects.requireNonNull(expected), tolerance);
      }
      assertClose(single.parameters().gradient(), exact.parameters().gradient(), tolerance);
      single.update((values, gradient, step) -> {}, 0);
      exact.update((values, gradient, step) -> {}, 0);
      assertClose(single.parameters().values(), exact.parameters().values(), tolerance);
    }
  }

  /** Relative to the largest number, since sums of numbers that cancel are as exact as these. */
  private static void assertClose(INDArray actual, INDArray expected, double tolerance) {
    assertThat(actual.shape()).isEqualTo(expected.shape());
    double error = actual.castTo(DataType.DOUBLE).sub(expected).amaxNumber().doubleValue();
    assertThat(error).isLessThan(tolerance * Math.max(1, expected.amaxNumber().doubleValue()));
  }
}
