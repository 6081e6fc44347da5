package org.gan4j.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.game.Term;
import org.gan4j.api.game.Value;
import org.gan4j.api.network.Differentiable;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Network;
import org.gan4j.api.network.Optimizer;
import org.gan4j.api.network.Parameters;
import org.gan4j.api.network.Pass;
import org.gan4j.api.network.Wrt;
import org.gan4j.nn.LayeredNetwork;
import org.gan4j.nn.NetworkDefinition;
import org.gan4j.nn.layers.BatchNorm;
import org.gan4j.nn.layers.Dense;
import org.gan4j.nn.layers.Elementwise;
import org.gan4j.nn.layers.Initialization;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class StepTapeTest {
  private static final RandomKey KEY = RandomKey.ofSeed(4);
  private static final int BATCH = 5;

  private final LayeredNetwork generator = network("generator", 2, 3);
  private final LayeredNetwork discriminator = network("discriminator", 3, 1);
  private final INDArray latent = gaussian("latent", BATCH, 2);

  /** Multiplies two arrays, element by element. */
  private static final Differentiable PRODUCT =
      inputs -> {
        INDArray left = inputs.get(0);
        INDArray right = inputs.get(1);
        return new Differentiable.Forward(
            left.mul(right), gradient -> List.of(gradient.mul(right), gradient.mul(left)));
      };

  private static LayeredNetwork network(String name, int inputs, int outputs) {
    return new LayeredNetwork(
        new LayeredNetwork.Interface(
            name, SampleShape.vector(inputs), null, SampleShape.vector(outputs), DataType.DOUBLE),
        NetworkDefinition.of(new Dense(4), new BatchNorm(), Elementwise.tanh(), new Dense(outputs))
            .withInitialization(new Initialization.Normal(0.7)),
        KEY.split(name));
  }

  private static INDArray gaussian(String name, long... shape) {
    INDArray numbers = Nd4j.create(DataType.FLOAT, shape);
    KEY.split(name).fillGaussian(numbers, 0, 1);
    return numbers.castTo(DataType.DOUBLE);
  }

  @AfterEach
  void closeNetworks() {
    generator.close();
    discriminator.close();
  }

  private static StepTape tape(Network... learners) {
    return new StepTape(List.of(learners)::contains, new ReusedPasses(), KEY.split("tape"));
  }

  /** ½ Σ v², whose gradient is v. */
  private static double addSquares(StepTape tape, String name, Value value) {
    INDArray numbers = value.array();
    double half = numbers.mul(numbers).sumNumber().doubleValue() / 2;
    tape.add(Term.of(name, half, value, numbers.dup()));
    return half;
  }

  /**
   * Uses everything at once: samples that two operations use, a function of two inputs, logits and
   * features of one pass, and a second pass of the same network.
   */
  private double record(StepTape tape) {
    Value samples = tape.apply(generator, tape.constant(latent));
    Value logits = tape.apply(discriminator, samples);
    Value product = tape.apply(PRODUCT, samples, tape.constant(gaussian("other", BATCH, 3)));
    Value second = tape.apply(discriminator, product);
    Value square = tape.apply(PRODUCT, samples, samples);
    return addSquares(tape, "logits", logits)
        + addSquares(tape, "features", tape.features(logits))
        + addSquares(tape, "second", second)
        + addSquares(tape, "square", square);
  }

  private double objective() {
    try (StepTape tape = tape()) {
      return record(tape);
    }
  }

  private void assertGradientIsThatOfDifferences(Network learner) {
    Parameters parameters = learner.parameters();
    parameters.clearGradient();
    try (StepTape tape = tape(learner)) {
      record(tape);
      tape.sweep();
    }
    INDArray gradient = parameters.gradient().dup();
    INDArray values = parameters.values();
    double step = 1e-5;
    for (long i = 0; i < gradient.length(); i++) {
      double value = values.getDouble(i);
      values.putScalar(i, value + step);
      double above = objective();
      values.putScalar(i, value - step);
      double below = objective();
      values.putScalar(i, value);
      double expected = (above - below) / (2 * step);
      // Truncation is of order step² = 1e-10, rounding 1e-16 × objective / step: 1e-10 as well; the
      // curvature of a normalized batch of five makes the first a few thousand times as large.
      assertThat(gradient.getDouble(i))
          .as("parameter %d", i)
          .isCloseTo(expected, within(1e-6 * Math.max(1, Math.abs(expected))));
    }
    assertThat(gradient.norm2Number().doubleValue()).isPositive();
  }

  @Test
  void differentiatesAComposedObjectiveThroughAnotherNetwork() {
    assertGradientIsThatOfDifferences(generator);
  }

  @Test
  void differentiatesBothPassesOfANetwork() {
    assertGradientIsThatOfDifferences(discriminator);
  }

  /** Running statistics are among the parameters' values. */
  @Test
  void leavesNetworksThatDoNotLearnAsTheyAre() {
    INDArray before = discriminator.parameters().values().dup();
    discriminator.parameters().clearGradient();
    generator.parameters().clearGradient();
    try (StepTape tape = tape(generator)) {
      record(tape);
      tape.sweep();
    }
    assertThat(discriminator.parameters().gradient().norm2Number().doubleValue()).isZero();
    Optimizer still = (values, gradient, step) -> {};
    discriminator.update(still, 0);
    assertThat(discriminator.parameters().values()).isEqualTo(before);

    INDArray initial = generator.parameters().values().dup();
    generator.update(still, 0);
    assertThat(generator.parameters().values())
        .as("running statistics of the network that learns")
        .isNotEqualTo(initial);
  }

  @Test
  void computesOnlyWhatSomebodyAsksFor() {
    List<String> calls = new ArrayList<>();
    Network first = new Spied("first", generator, calls);
    Network second = new Spied("second", discriminator, calls);
    try (StepTape tape = tape(second)) {
      Value samples = tape.apply(first, tape.constant(latent));
      Value logits = tape.apply(second, samples);
      Value unused = tape.apply(second, tape.constant(gaussian("other", BATCH, 3)));
      assertThat(unused.array().length()).isEqualTo(BATCH);
      addSquares(tape, "logits", logits);
      tape.sweep();
    }
    assertThat(calls).containsExactly("second PARAMETERS");

    calls.clear();
    try (StepTape tape = tape(first)) {
      Value samples = tape.apply(first, tape.constant(latent));
      addSquares(tape, "logits", tape.apply(second, samples));
      tape.sweep();
    }
    assertThat(calls).containsExactly("second INPUT", "first PARAMETERS");

    calls.clear();
    try (StepTape tape = tape(first, second)) {
      Value samples = tape.apply(first, tape.constant(latent));
      addSquares(tape, "logits", tape.apply(second, samples));
      tape.sweep();
    }
    assertThat(calls).containsExactly("second BOTH", "first PARAMETERS");

    calls.clear();
    try (StepTape tape = tape(first)) {
      tape.apply(second, tape.apply(first, tape.constant(latent)));
      tape.sweep();
    }
    assertThat(calls).isEmpty();
  }

  @Test
  void refusesValuesThatAreNotItsOwn() {
    try (StepTape tape = tape()) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> tape.apply(PRODUCT, () -> latent, () -> latent));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> tape.features(tape.constant(latent)))
          .withMessageContaining("only the output of a network");
    }
  }

  /** A network that writes down what its passes are asked for. */
  private record Spied(String name, Network network, List<String> calls) implements Network {
    @Override
    public Parameters parameters() {
      return network.parameters();
    }

    @Override
    public Pass forward(INDArray input, @Nullable INDArray condition, Mode mode, RandomKey key) {
      Pass pass = network.forward(input, condition, mode, key);
      return new Pass() {
        @Override
        public INDArray output() {
          return pass.output();
        }

        @Override
        public @Nullable INDArray backward(INDArray outputGradient, Wrt wrt) {
          calls.add(name + " " + wrt);
          return pass.backward(outputGradient, wrt);
        }

        @Override
        public void close() {
          pass.close();
        }
      };
    }

    @Override
    public void update(Optimizer optimizer, long step) {
      network.update(optimizer, step);
    }

    @Override
    public void close() {
      network.close();
    }
  }
}
