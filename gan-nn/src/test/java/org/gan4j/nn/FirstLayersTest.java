package org.gan4j.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.gan4j.nn.TestNetworks.gaussian;

import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.network.GeneratorContext;
import org.gan4j.nn.layers.BatchNorm;
import org.gan4j.nn.layers.Dense;
import org.gan4j.nn.layers.Elementwise;
import org.gan4j.nn.layers.Reshape;
import org.gan4j.nn.layers.Sequence;
import org.gan4j.nn.layers.TransposedConvolution;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

class FirstLayersTest {
  private static final int LATENT = 3;
  private static final int CONDITION = 2;
  private static final SampleShape IMAGE = SampleShape.image(1, 4, 4);

  private static LayeredGenerator generator(boolean conditional, NetworkDefinition definition) {
    return LayeredGenerator.of(
        GeneratorContext.of(
            LATENT,
            conditional ? SampleShape.vector(CONDITION) : null,
            IMAGE,
            DataType.FLOAT,
            RandomKey.ofSeed(3)),
        definition);
  }

  private static NetworkDefinition dense() {
    return NetworkDefinition.of(
        new Dense(5),
        new BatchNorm(),
        Elementwise.relu(),
        new Dense(7),
        Elementwise.relu(),
        new Dense(16),
        Elementwise.tanh(),
        new Reshape(IMAGE));
  }

  @Test
  void weightsAreTheRowsOfTheLatent() {
    try (LayeredGenerator generator = generator(true, dense());
        INDArray weights = generator.latentWeights()) {
      INDArray all = generator.parameters().named().get(0).value();
      INDArray ofLatent = all.get(NDArrayIndex.interval(0, LATENT), NDArrayIndex.all());

      assertThat(all.shape()).containsExactly(LATENT + CONDITION, 5);
      // Differences of sums of float32 numbers.
      assertThat(weights.equalsWithEps(ofLatent.dup(), 1e-6)).isTrue();
    }
  }

  @Test
  void weightsOfAConvolutionAreThoseOfTheMapThatItIs() {
    NetworkDefinition definition =
        NetworkDefinition.of(
            new Reshape(SampleShape.image(LATENT, 1, 1)),
            new TransposedConvolution(2, 4, 1, 0, true),
            Elementwise.relu(),
            new TransposedConvolution(1, 1, 1, 0, true),
            Elementwise.tanh());
    try (LayeredGenerator generator = generator(false, definition);
        INDArray weights = generator.latentWeights()) {
      assertThat(weights.shape()).containsExactly(LATENT, 2 * 16);
      // The sum over all outputs of a unit vector is the sum of its kernel.
      INDArray kernel = generator.parameters().named().get(0).value();
      assertThat(weights.sumNumber().doubleValue())
          .isCloseTo(
              kernel.sumNumber().doubleValue(), org.assertj.core.api.Assertions.within(1e-4));
    }
  }

  @Test
  void refusesAFirstLayerThatIsNotLinear() {
    NetworkDefinition definition =
        NetworkDefinition.of(
            new Sequence(new Dense(5), Elementwise.tanh(), new Dense(16)), new Reshape(IMAGE));
    try (LayeredGenerator generator = generator(false, definition)) {
      generator.parameters().values().muli(5);

      assertThatExceptionOfType(UnsupportedOperationException.class)
          .isThrownBy(generator::latentWeights)
          .withMessageContaining("not linear");
    }
  }

  @Test
  void activationsAreThoseThatTheThirdLayerReceives() {
    try (LayeredGenerator generator = generator(true, dense());
        INDArray z = gaussian(1, DataType.FLOAT, 4, LATENT);
        INDArray condition = gaussian(2, DataType.FLOAT, 4, CONDITION);
        INDArray activations = generator.earlyActivations(z, condition)) {
      assertThat(activations.shape()).containsExactly(4, 7);
      assertThat(activations.minNumber().doubleValue()).isZero();
      INDArray last = generator.network().features(z, condition);
      assertThat(activations).isEqualTo(last);
    }
  }

  @Test
  void activationsOfTwoLayersAreThoseInBetween() {
    NetworkDefinition definition =
        NetworkDefinition.of(new Dense(5), Elementwise.relu(), new Dense(16), new Reshape(IMAGE));
    try (LayeredGenerator generator = generator(false, definition);
        INDArray activations =
            generator.earlyActivations(gaussian(1, DataType.FLOAT, 4, LATENT), null)) {
      assertThat(activations.shape()).containsExactly(4, 5);
    }
  }

  @Test
  void translatingGeneratorsHaveNone() {
    GeneratorContext context =
        GeneratorContext.of(0, IMAGE, IMAGE, DataType.FLOAT, RandomKey.ofSeed(3));
    try (LayeredGenerator generator =
        LayeredGenerator.of(
            context, NetworkDefinition.of(Reshape.flatten(), new Dense(16), new Reshape(IMAGE)))) {
      assertThatExceptionOfType(UnsupportedOperationException.class)
          .isThrownBy(generator::latentWeights);
      assertThatExceptionOfType(UnsupportedOperationException.class)
          .isThrownBy(() -> generator.earlyActivations(Nd4j.zeros(DataType.FLOAT, 1, 0), null));
    }
  }
}
