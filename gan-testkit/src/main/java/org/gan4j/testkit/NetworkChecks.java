package org.gan4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.gan4j.testkit.FiniteDifferences.gaussian;

import java.util.List;
import java.util.Objects;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Network;
import org.gan4j.api.network.Optimizer;
import org.gan4j.api.network.Parameters.Parameter;
import org.gan4j.api.network.Pass;
import org.gan4j.api.network.Wrt;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What every network keeps to, be it a player or a layer alone.
 *
 * @param <N> the kind of network
 */
final class NetworkChecks<N extends Network> {
  private static final RandomKey KEY = RandomKey.ofSeed(11);
  private static final int BATCH = 3;

  private final Subject<N> subject;

  NetworkChecks(Subject<N> subject) {
    this.subject = subject;
  }

  /** What is tested. */
  interface Subject<N extends Network> {
    N create(DataType type, RandomKey key);

    Pass forward(N network, INDArray input, @Nullable INDArray condition, Mode mode, RandomKey key);

    /** [batch, …]. */
    long[] inputShape(int batch);

    /** [batch, …]. */
    long[] outputShape(int batch);

    /** Null if it has none. */
    @Nullable SampleShape condition();

    default FiniteDifferences differences() {
      return FiniteDifferences.standard();
    }
  }

  N create(DataType type) {
    return subject.create(type, KEY.split("parameters"));
  }

  INDArray input(DataType type, int batch) {
    return gaussian("input", type, subject.inputShape(batch));
  }

  @Nullable INDArray condition(DataType type, int batch) {
    SampleShape shape = subject.condition();
    return shape == null ? null : gaussian("condition", type, shape.batch(batch));
  }

  private Pass forward(N network, INDArray input, Mode mode) {
    INDArray condition = condition(input.dataType(), (int) input.size(0));
    return subject.forward(network, input, condition, mode, KEY.split("pass"));
  }

  private INDArray output(N network, INDArray input, Mode mode) {
    try (Pass pass = forward(network, input, mode)) {
      return pass.output().dup();
    }
  }

  private INDArray weights(DataType type) {
    return gaussian("weights", type, subject.outputShape(BATCH));
  }

  /** Adds the gradient of Σ weight · output, which is a fixed function of the output. */
  private void accumulate(N network, INDArray input, Wrt wrt) {
    try (Pass pass = forward(network, input, Mode.TRAIN)) {
      pass.backward(weights(input.dataType()), wrt);
    }
  }

  private double objective(N network, INDArray input) {
    try (Pass pass = forward(network, input, Mode.TRAIN)) {
      return pass.output().mul(weights(input.dataType())).sumNumber().doubleValue();
    }
  }

  void returnsTheShapeThatIsDue() {
    try (N network = create(DataType.FLOAT)) {
      for (int batch : new int[] {4, 1, 2}) {
        INDArray output = output(network, input(DataType.FLOAT, batch), Mode.INFER);
        assertThat(output.shape()).isEqualTo(subject.outputShape(batch));
        assertThat(output.dataType()).isEqualTo(DataType.FLOAT);
      }
      assertThat(output(network, input(DataType.FLOAT, BATCH), Mode.TRAIN).shape())
          .isEqualTo(subject.outputShape(BATCH));
    }
  }

  void gradientsAgreeWithFiniteDifferences() {
    try (N network = create(DataType.DOUBLE)) {
      INDArray input = input(DataType.DOUBLE, BATCH);
      network.parameters().clearGradient();
      INDArray inputGradient;
      try (Pass pass = forward(network, input, Mode.TRAIN)) {
        inputGradient =
            Objects.requireNonNull(pass.backward(weights(DataType.DOUBLE), Wrt.BOTH)).dup();
      }
      subject.differences().check("input", inputGradient, input, () -> objective(network, input));
      subject.differences().check("network", network.parameters(), () -> objective(network, input));
    }
  }

  void gradientsOfSeveralPassesAddUp() {
    try (N network = create(DataType.DOUBLE)) {
      INDArray input = input(DataType.DOUBLE, BATCH);
      network.parameters().clearGradient();
      accumulate(network, input, Wrt.PARAMETERS);
      INDArray once = network.parameters().gradient().dup();
      accumulate(network, input, Wrt.BOTH);

      // Twice the same sums: equal but for the rounding of the last digits.
      assertThat(network.parameters().gradient().equalsWithEps(once.mul(2), 1e-9)).isTrue();
      network.parameters().clearGradient();
      assertThat(network.parameters().gradient().amaxNumber().doubleValue()).isZero();
    }
  }

  void givesTheInputGradientWithoutTouchingAnythingElse() {
    try (N network = create(DataType.FLOAT)) {
      INDArray input = input(DataType.FLOAT, BATCH);
      INDArray before = network.parameters().values().dup();
      network.parameters().clearGradient();
      INDArray alone;
      try (Pass pass = forward(network, input, Mode.TRAIN)) {
        alone = pass.backwardToInput(weights(DataType.FLOAT)).dup();
      }
      assertThat(network.parameters().gradient().amaxNumber().doubleValue()).isZero();
      network.learn((values, gradient, step) -> {}, 0);
      assertThat(network.parameters().values()).isEqualTo(before);
      try (Pass pass = forward(network, input, Mode.TRAIN)) {
        INDArray withOthers = pass.backward(weights(DataType.FLOAT), Wrt.BOTH);
        assertThat(Objects.requireNonNull(withOthers).equalsWithEps(alone, 1e-4)).isTrue();
      }
      try (Pass pass = forward(network, input, Mode.TRAIN)) {
        assertThat(pass.backward(weights(DataType.FLOAT), Wrt.PARAMETERS)).isNull();
      }
    }
  }

  void keepsOpenPassesApart() {
    try (N network = create(DataType.FLOAT)) {
      INDArray first = input(DataType.FLOAT, BATCH);
      INDArray second = first.mul(-0.5);
      INDArray firstOutput = output(network, first, Mode.TRAIN);
      INDArray secondOutput = output(network, second, Mode.TRAIN);
      network.parameters().clearGradient();
      accumulate(network, first, Wrt.PARAMETERS);
      INDArray firstGradient = network.parameters().gradient().dup();
      network.parameters().clearGradient();

      try (Pass one = forward(network, first, Mode.TRAIN);
          Pass two = forward(network, second, Mode.TRAIN)) {
        assertThat(two.output()).isEqualTo(secondOutput);
        assertThat(one.output()).isEqualTo(firstOutput);
        one.backward(weights(DataType.FLOAT), Wrt.PARAMETERS);
        assertThat(two.output()).isEqualTo(secondOutput);
      }
      assertThat(network.parameters().gradient()).isEqualTo(firstGradient);
    }
  }

  void goesBackOnceAndOnlyInTraining() {
    try (N network = create(DataType.FLOAT)) {
      INDArray input = input(DataType.FLOAT, BATCH);
      try (Pass pass = forward(network, input, Mode.TRAIN)) {
        pass.backward(weights(DataType.FLOAT), Wrt.BOTH);
        assertThatIllegalStateException()
            .isThrownBy(() -> pass.backward(weights(DataType.FLOAT), Wrt.BOTH));
      }
      try (Pass pass = forward(network, input, Mode.INFER)) {
        assertThatIllegalStateException()
            .isThrownBy(() -> pass.backward(weights(DataType.FLOAT), Wrt.BOTH));
        pass.close();
      }
    }
  }

  void infersTheSameWheneverItIsAsked() {
    try (N network = create(DataType.FLOAT)) {
      INDArray input = input(DataType.FLOAT, BATCH);
      INDArray condition = condition(DataType.FLOAT, BATCH);
      INDArray inputBefore = input.dup();
      INDArray values = network.parameters().values().dup();
      INDArray first = output(network, input, Mode.INFER);
      accumulate(network, input.mul(2), Wrt.BOTH);
      try (Pass pass =
          subject.forward(network, input, condition, Mode.INFER, KEY.split("another"))) {
        assertThat(pass.output()).isEqualTo(first);
      }
      assertThat(input).isEqualTo(inputBefore);
      assertThat(network.parameters().values()).isEqualTo(values);
    }
  }

  void trainsTheSameForTheSameKey() {
    try (N network = create(DataType.FLOAT)) {
      INDArray input = input(DataType.FLOAT, BATCH);
      INDArray first = output(network, input, Mode.TRAIN);
      output(network, input.mul(3), Mode.TRAIN);

      assertThat(output(network, input, Mode.TRAIN)).isEqualTo(first);
    }
  }

  void beginsTheSameForTheSameKey() {
    try (N one = subject.create(DataType.FLOAT, KEY.split(1));
        N same = subject.create(DataType.FLOAT, KEY.split(1))) {
      assertThat(same.parameters().values()).isEqualTo(one.parameters().values());
    }
  }

  void beginsAsItsKeySays() {
    try (N one = subject.create(DataType.FLOAT, KEY.split(1));
        N same = subject.create(DataType.FLOAT, KEY.split(1));
        N other = subject.create(DataType.FLOAT, KEY.split(2))) {
      assertThat(same.parameters().values()).isEqualTo(one.parameters().values());
      assertThat(other.parameters().values()).isNotEqualTo(one.parameters().values());
    }
  }

  void changesOnlyByLearning() {
    try (N network = create(DataType.FLOAT)) {
      INDArray before = network.parameters().values().dup();
      network.parameters().clearGradient();
      accumulate(network, input(DataType.FLOAT, BATCH), Wrt.PARAMETERS);
      assertThat(network.parameters().values()).isEqualTo(before);

      Optimizer descent = (values, gradient, step) -> values.subi(gradient.mul(0.1));
      network.learn(descent, 0);

      assertThat(network.parameters().values()).isNotEqualTo(before);
      assertThat(network.parameters().gradient().amaxNumber().doubleValue()).isZero();
    }
  }

  void namesAllOfItsParameters() {
    try (N network = create(DataType.FLOAT)) {
      List<Parameter> named = network.parameters().named();
      long length = named.stream().mapToLong(parameter -> parameter.value().length()).sum();

      assertThat(named).extracting(Parameter::name).doesNotHaveDuplicates().doesNotContain("");
      assertThat(length).isEqualTo(network.parameters().values().length());
      assertThat(network.parameters().gradient().length()).isEqualTo(length);
      network.parameters().values().assign(0.25);
      for (Parameter parameter : named) {
        assertThat(parameter.gradient().shape()).isEqualTo(parameter.value().shape());
        assertThat(parameter.value().sumNumber().doubleValue())
            .as("%s is a view of the values", parameter.name())
            .isEqualTo(0.25 * parameter.value().length());
      }
    }
  }

  void leavesInputAndConditionAsTheyAre() {
    try (N network = create(DataType.FLOAT)) {
      INDArray input = input(DataType.FLOAT, BATCH);
      INDArray condition = condition(DataType.FLOAT, BATCH);
      try (Pass pass = subject.forward(network, input, condition, Mode.TRAIN, KEY.split("pass"))) {
        pass.backward(weights(DataType.FLOAT), Wrt.BOTH);
      }
      assertThat(input).isEqualTo(input(DataType.FLOAT, BATCH));
      if (condition != null) {
        assertThat(condition).isEqualTo(condition(DataType.FLOAT, BATCH));
      }
    }
  }

  void readsInputsInAnyOrder() {
    try (N network = create(DataType.FLOAT)) {
      INDArray input = input(DataType.FLOAT, BATCH);
      INDArray expected = output(network, input, Mode.TRAIN);
      assertThat(output(network, input.dup('f'), Mode.TRAIN)).isEqualTo(expected);
      if (input.rank() == 4) {
        INDArray channelsLast = input.permute(0, 2, 3, 1).dup('c').permute(0, 3, 1, 2);
        assertThat(output(network, channelsLast, Mode.TRAIN)).isEqualTo(expected);
      }
    }
  }

  /** An objective of the first sample alone has no gradient with respect to the others. */
  void keepsSamplesApart() {
    try (N network = create(DataType.DOUBLE)) {
      INDArray input = input(DataType.DOUBLE, BATCH);
      INDArray other = input.dup();
      other.slice(0).assign(input.slice(0).mul(-1).add(0.5));
      for (Mode mode : Mode.values()) {
        INDArray before = output(network, input, mode);
        INDArray after = output(network, other, mode);
        for (int sample = 1; sample < BATCH; sample++) {
          assertThat(after.slice(sample)).isEqualTo(before.slice(sample));
        }
      }
      INDArray weights = weights(DataType.DOUBLE);
      for (int sample = 1; sample < BATCH; sample++) {
        weights.slice(sample).assign(0);
      }
      try (Pass pass = forward(network, input, Mode.TRAIN)) {
        INDArray gradient = pass.backwardToInput(weights);
        for (int sample = 1; sample < BATCH; sample++) {
          assertThat(gradient.slice(sample).amaxNumber().doubleValue()).isZero();
        }
      }
    }
  }

  void computesTheSameInSingleAndDoublePrecision(double tolerance) {
    try (N single = create(DataType.FLOAT);
        N exact = create(DataType.DOUBLE)) {
      exact.parameters().values().assign(single.parameters().values());
      INDArray input = input(DataType.FLOAT, BATCH);
      INDArray wide = input.castTo(DataType.DOUBLE);
      for (Mode mode : Mode.values()) {
        assertClose(output(single, input, mode), output(exact, wide, mode), tolerance);
      }
      single.parameters().clearGradient();
      exact.parameters().clearGradient();
      INDArray weights = weights(DataType.FLOAT);
      try (Pass fast = forward(single, input, Mode.TRAIN);
          Pass slow = forward(exact, wide, Mode.TRAIN)) {
        INDArray expected = slow.backward(weights.castTo(DataType.DOUBLE), Wrt.BOTH);
        INDArray actual = fast.backward(weights, Wrt.BOTH);
        assertClose(Objects.requireNonNull(actual), Objects.requireNonNull(expected), tolerance);
      }
      assertClose(single.parameters().gradient(), exact.parameters().gradient(), tolerance);
      single.learn((values, gradient, step) -> {}, 0);
      exact.learn((values, gradient, step) -> {}, 0);
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
