package org.gan4j.nn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.network.Generator;
import org.gan4j.api.network.GeneratorContext;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Pass;
import org.gan4j.api.network.Wrt;
import org.gan4j.nn.layers.BatchNorm;
import org.gan4j.nn.layers.Dense;
import org.gan4j.nn.layers.Elementwise;
import org.gan4j.nn.layers.Initialization;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Small batches of type FLOAT are computed on the Java heap, those of type DOUBLE never: the two
 * check each other.
 */
class SmallBatchTest {
  /** A few units in the last place of numbers below 10, through three layers. */
  private static final double TOLERANCE = 2e-5;

  private final Generator floats = generator(DataType.FLOAT);
  private final Generator doubles = generator(DataType.DOUBLE);

  private static Generator generator(DataType type) {
    NetworkDefinition definition =
        NetworkDefinition.of(
                new Dense(33),
                new BatchNorm(),
                Elementwise.leakyRelu(0.2),
                new Dense(40),
                new BatchNorm(),
                Elementwise.relu(),
                new Dense(5),
                Elementwise.tanh())
            .withInitialization(new Initialization.Normal(0.5));
    GeneratorContext context =
        GeneratorContext.of(7, null, SampleShape.vector(5), type, RandomKey.ofSeed(3));
    return LayeredGenerator.of(context, definition);
  }

  private static INDArray random(String purpose, long rows, long columns) {
    INDArray array = Nd4j.create(DataType.FLOAT, rows, columns);
    RandomKey.ofSeed(5).split(purpose).fillGaussian(array, 0, 1);
    return array;
  }

  @Test
  void agreesWithDoublePrecision() {
    doubles.parameters().values().assign(floats.parameters().values().castTo(DataType.DOUBLE));
    INDArray latent = random("latent", 64, 7);
    INDArray gradient = random("gradient", 64, 5);
    try (Pass small = floats.forward(latent, null, Mode.TRAIN, new RandomKey(1));
        Pass exact =
            doubles.forward(latent.castTo(DataType.DOUBLE), null, Mode.TRAIN, new RandomKey(1))) {
      assertClose(small.output(), exact.output());
      assertClose(
          inputGradient(small, gradient.dup()),
          inputGradient(exact, gradient.castTo(DataType.DOUBLE)));
    }
    assertClose(floats.parameters().gradient(), doubles.parameters().gradient());
    floats.update((values, slopes, step) -> {}, 0);
    doubles.update((values, slopes, step) -> {}, 0);
    assertClose(floats.parameters().values(), doubles.parameters().values());
  }

  private static INDArray inputGradient(Pass pass, INDArray outputGradient) {
    return Objects.requireNonNull(pass.backward(outputGradient, Wrt.BOTH));
  }

  @Test
  void forgetsTheGradientAfterAStep() {
    try (Pass pass = floats.forward(random("latent", 64, 7), null, Mode.TRAIN, new RandomKey(1))) {
      pass.backward(random("gradient", 64, 5), Wrt.PARAMETERS);
    }
    floats.update((values, slopes, step) -> {}, 0);
    assertThat(floats.parameters().gradient().amaxNumber().doubleValue()).isZero();
  }

  private static void assertClose(INDArray actual, INDArray expected) {
    INDArray difference = actual.castTo(DataType.DOUBLE).sub(expected);
    double largest = Math.max(1, expected.amaxNumber().doubleValue());
    assertThat(difference.amaxNumber().doubleValue() / largest).isLessThan(TOLERANCE);
  }
}
