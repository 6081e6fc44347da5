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
 * Checks of every network, whether a player or a single layer.
 *
 * @param <N> the kind of network
 */
final class NetworkChecks<N extends Network> {
  static final RandomKey KEY = RandomKey.ofSeed(11);
  static final int BATCH = 3;

  private final Subject<N> subject;

  NetworkChecks(Subject<N> subject) {
    this.subject = subject;
  }

  /** The network under test. */
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

  Pass forward(N network, INDArray input, Mode mode) {
    INDArray condition = condition(input.dataType(), (int) input.size(0));
    return subject.forward(network, input, condition, mode, KEY.split("pass"));
  }

  INDArray output(N network, INDArray input, Mode mode) {
    try (Pass pass = forward(network, input, mode)) {
      return pass.output().dup();
    }
  }

  INDArray weights(DataType type) {
    return gaussian("weights", type, subject.outputShape(BATCH));
  }

  /** Adds the gradient of Σ weight · output, which is a fixed function of the output. */
  private void accumulate(N network, INDArray input, Wrt wrt) {
    try (Pass pass = forward(network, input, Mode.TRAIN)) {
      pass.backward(weights(input.dataType()), wrt);
    }
  }

  private double objective(N network, INDArray input) {
    return objective(network, input, Mode.TRAIN);
  }

  private double objective(N network, INDArray input, Mode mode) {
    try (Pass pass = forward(network, input, mode)) {
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

  /** In both modes with respect to the input, and to the condition if the network offers that. */
  void gradientsOfInputAndConditionAgreeWithFiniteDifferences() {
    for (Mode mode : Mode.values()) {
      try (N network = create(DataType.DOUBLE)) {
        checkInputGradient(network, mode);
        if (subject.condition() != null) {
          checkConditionGradient(network, mode);
        }
      }
    }
  }

  private void checkInputGradient(N network, Mode mode) {
    INDArray input = input(DataType.DOUBLE, BATCH);
    INDArray gradient;
    try (Pass pass = forward(network, input, mode)) {
      gradient = pass.backwardToInput(weights(DataType.DOUBLE)).dup();
    } catch (IllegalStateException e) {
      // A network may be differentiable in training only.
      assertThat(mode).isEqualTo(Mode.INFER);
      return;
    }
    subject
        .differences()
        .check("input in " + mode, gradient, input, () -> objective(network, input, mode));
  }

  private void checkConditionGradient(N network, Mode mode) {
    INDArray input = input(DataType.DOUBLE, BATCH);
    INDArray condition = Objects.requireNonNull(condition(DataType.DOUBLE, BATCH));
    RandomKey key = KEY.split("pass");
    INDArray gradient;
    try (Pass pass = subject.forward(network, input, condition, mode, key)) {
      pass.backward(weights(DataType.DOUBLE), Wrt.INPUT_AND_CONDITION);
      gradient = pass.conditionGradient().dup();
    } catch (IllegalStateException | UnsupportedOperationException e) {
      return;
    }
    subject
        .differences()
        .check(
            "condition in " + mode,
            gradient,
            condition,
            () -> {
              try (Pass pass = subject.forward(network, input, condition, mode, key)) {
                return pass.output().mul(weights(DataType.DOUBLE)).sumNumber().doubleValue();
              }
            });
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
      network.update((values, gradient, step) -> {}, 0);
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

  void goesBackOnceAndToParametersOnlyInTraining() {
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
      network.update(descent, 0);

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
}
