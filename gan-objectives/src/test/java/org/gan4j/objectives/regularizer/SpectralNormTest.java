package org.gan4j.objectives.regularizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.DoubleSupplier;
import org.gan4j.api.network.Discriminator;
import org.gan4j.api.network.Generator;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Network;
import org.gan4j.api.network.Parameters.Parameter;
import org.gan4j.api.network.Parameters.Role;
import org.gan4j.api.network.Pass;
import org.gan4j.api.network.Wrt;
import org.gan4j.api.objective.Regularizer;
import org.gan4j.api.objective.RegularizerContext;
import org.gan4j.nn.layers.Convolution;
import org.gan4j.nn.layers.Dense;
import org.gan4j.nn.layers.Elementwise;
import org.gan4j.nn.layers.Reshape;
import org.gan4j.nn.layers.TransposedConvolution;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.eigen.Eigen;
import org.nd4j.linalg.factory.Nd4j;

class SpectralNormTest {

  private static Regularizer normalizing(RegularizedNetworks learners) {
    return new SpectralNormProvider()
        .create(new SpectralNormConfiguration(learners), RegularizerContext.standalone());
  }

  private static Discriminator everyKindOfLayer() {
    return Critics.of(
        new TransposedConvolution(3, 4, 2, 1, true),
        Elementwise.leakyRelu(0.2),
        new Convolution(3, 4, 2, 1, true),
        Elementwise.leakyRelu(0.2),
        Reshape.flatten(),
        new Dense(4),
        Elementwise.leakyRelu(0.2),
        new Dense(1));
  }

  private static List<Parameter> weights(Network network) {
    return network.parameters().named().stream()
        .filter(parameter -> parameter.role() == Role.WEIGHT)
        .toList();
  }

  /** The largest singular value, as the root of an eigenvalue found by another algorithm. */
  private static double sigma(INDArray weights) {
    long last = weights.size(weights.rank() - 1);
    INDArray matrix = weights.dup('c').reshape('c', weights.length() / last, last);
    INDArray square = matrix.transpose().mmul(matrix);
    return Math.sqrt(Eigen.symmetricGeneralizedEigenvalues(square).maxNumber().doubleValue());
  }

  @Test
  void givesEveryWeightMatrixTheNormOne() {
    try (Discriminator discriminator = everyKindOfLayer()) {
      INDArray bias = discriminator.parameters().named().get(1).value().dup();
      normalizing(RegularizedNetworks.DISCRIMINATOR).prepare(Critics.networks(discriminator));

      assertThat(weights(discriminator)).hasSize(4);
      for (Parameter weights : weights(discriminator)) {
        // Thirty power iterations leave the 60th power of the ratio of two singular values.
        assertThat(sigma(weights.value())).as(weights.name()).isCloseTo(1, within(1e-3));
      }
      assertThat(discriminator.parameters().named().get(1).value()).isEqualTo(bias);
    }
  }

  /** One power iteration after another: the estimate becomes that of the fixed matrix. */
  private static void settle(Regularizer regularizer, Discriminator discriminator) {
    for (int i = 0; i < 2000; i++) {
      discriminator.parameters().clearGradient();
      regularizer.reparametrize(Critics.step(discriminator, i));
      regularizer.constrain(Critics.step(discriminator, i));
    }
  }

  @Test
  void handsTheOptimizerTheGradientWithRespectToTheUnnormalizedWeights() {
    try (Discriminator discriminator = everyKindOfLayer();
        Discriminator plain = everyKindOfLayer()) {
      Regularizer regularizer = normalizing(RegularizedNetworks.DISCRIMINATOR);
      regularizer.prepare(Critics.networks(discriminator));
      settle(regularizer, discriminator);
      discriminator.parameters().clearGradient();
      try (Pass pass =
          discriminator.forward(Critics.samples("real"), null, Mode.TRAIN, Critics.KEY)) {
        pass.backward(Nd4j.ones(DataType.DOUBLE, 5, 1), Wrt.PARAMETERS);
      }
      regularizer.reparametrize(Critics.step(discriminator, 0));

      // What the network holds now is what it was initialized with, for the optimizer to move.
      assertThat(difference(discriminator, plain)).isLessThan(1e-12);
      Critics.assertGradient(discriminator, normalizedOutput(discriminator, plain));
    }
  }

  /** The sum of the logits of a network whose weights are divided by their exact norms. */
  private static DoubleSupplier normalizedOutput(Discriminator raw, Discriminator normalized) {
    return () -> {
      normalized.parameters().values().assign(raw.parameters().values());
      for (Parameter weights : weights(normalized)) {
        weights.value().divi(sigma(weights.value()));
      }
      try (Pass pass = normalized.forward(Critics.samples("real"), null, Mode.INFER, Critics.KEY)) {
        return pass.output().sumNumber().doubleValue();
      }
    };
  }

  private static double difference(Network one, Network other) {
    return one.parameters().values().sub(other.parameters().values()).amaxNumber().doubleValue();
  }

  @Test
  void normalizesWhateverTheOptimizerMade() {
    try (Discriminator discriminator = everyKindOfLayer()) {
      Regularizer regularizer = normalizing(RegularizedNetworks.DISCRIMINATOR);
      regularizer.prepare(Critics.networks(discriminator));
      INDArray before = discriminator.parameters().values().dup();
      regularizer.reparametrize(Critics.step(discriminator, 0));
      discriminator.parameters().values().muli(3);
      regularizer.constrain(Critics.step(discriminator, 0));

      for (Parameter weights : weights(discriminator)) {
        assertThat(sigma(weights.value())).as(weights.name()).isCloseTo(1, within(1e-3));
      }
      // Three times the same matrix, divided by three times its norm; the biases are zero.
      assertThat(before.sub(discriminator.parameters().values()).amaxNumber().doubleValue())
          .isLessThan(1e-3);
    }
  }

  @Test
  void normalizesOnlyThePlayersThatWereChosen() {
    try (Discriminator discriminator = everyKindOfLayer();
        Discriminator untouched = everyKindOfLayer();
        Generator generator = Critics.generator()) {
      Regularizer regularizer = normalizing(RegularizedNetworks.GENERATOR);
      regularizer.prepare(Critics.networks(discriminator, generator));

      assertThat(difference(discriminator, untouched)).isZero();
      assertThat(sigma(weights(generator).get(0).value())).isCloseTo(1, within(1e-3));
      regularizer.reparametrize(Critics.step(discriminator, 0));
      assertThat(difference(discriminator, untouched)).isZero();
    }
  }

  @Test
  void keepsWhatItNeedsToGoOn() {
    try (Discriminator discriminator = everyKindOfLayer()) {
      Regularizer regularizer = normalizing(RegularizedNetworks.DISCRIMINATOR);
      regularizer.prepare(Critics.networks(discriminator));

      assertThat(regularizer.state().keySet())
          .hasSize(16)
          .contains("discriminator/7-dense/weights/raw", "discriminator/7-dense/weights/sigma");
    }
  }

  @Test
  void survivesWeightsOfZero() {
    try (Discriminator discriminator = Critics.of(Reshape.flatten(), new Dense(1))) {
      discriminator.parameters().values().assign(0);
      normalizing(RegularizedNetworks.DISCRIMINATOR).prepare(Critics.networks(discriminator));

      assertThat(discriminator.parameters().values().amaxNumber().doubleValue()).isZero();
    }
  }
}
