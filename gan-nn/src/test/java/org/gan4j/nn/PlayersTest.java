package org.gan4j.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gan4j.nn.TestNetworks.gaussian;

import java.util.List;
import java.util.function.DoubleSupplier;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.gan4j.api.GanException;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.network.DiscriminatorContext;
import org.gan4j.api.network.GeneratorContext;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Optimizer;
import org.gan4j.api.network.Pass;
import org.gan4j.api.network.Wrt;
import org.gan4j.nn.layers.BatchNorm;
import org.gan4j.nn.layers.Convolution;
import org.gan4j.nn.layers.Dense;
import org.gan4j.nn.layers.Dropout;
import org.gan4j.nn.layers.Elementwise;
import org.gan4j.nn.layers.Reshape;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class PlayersTest {
  private static final RandomKey KEY = RandomKey.ofSeed(3);
  private static final SampleShape SAMPLE = SampleShape.image(1, 2, 3);
  private static final SampleShape LABEL = SampleShape.vector(2);
  private static final Optimizer GRADIENT_DESCENT =
      (values, gradient, step) -> values.subi(gradient.muli(0.1));

  private static LayeredGenerator generator(DataType type, List<Layer> layers) {
    return LayeredGenerator.of(
        GeneratorContext.of(4, LABEL, SAMPLE, type, KEY.split("generator")),
        NetworkDefinition.of(layers));
  }

  private static LayeredDiscriminator discriminator(DataType type, List<Layer> layers) {
    return LayeredDiscriminator.of(
        DiscriminatorContext.of(SAMPLE, LABEL, type, KEY.split("discriminator")),
        NetworkDefinition.of(layers).withConditioning(Conditioning.flattening()));
  }

  private static List<Layer> generatorLayers() {
    return List.of(
        new Dense(5),
        new BatchNorm(),
        Elementwise.leakyRelu(0.2),
        TestNetworks.stockDense(5, Activation.TANH),
        TestNetworks.stockBatchNorm(),
        new Dense(6),
        Elementwise.tanh());
  }

  private static List<Layer> discriminatorLayers() {
    return List.of(
        new Dropout(0.8),
        new Dense(5),
        new BatchNorm(),
        Elementwise.tanh(),
        TestNetworks.stockDense(4, Activation.TANH),
        TestNetworks.stockBatchNorm(),
        new Dense(1));
  }

  @Test
  void differentiatesTheDiscriminatorsVerdictByTheGeneratorsParameters() {
    try (LayeredGenerator generator = generator(DataType.DOUBLE, generatorLayers());
        LayeredDiscriminator discriminator =
            discriminator(DataType.DOUBLE, discriminatorLayers())) {
      INDArray latent = gaussian(1, DataType.DOUBLE, 7, 4);
      INDArray label = gaussian(2, DataType.DOUBLE, 7, 2);
      RandomKey key = RandomKey.ofSeed(9);
      // The non-saturating loss, mean softplus(-D(G(z))), and its gradient -σ(-logit)/batch.
      DoubleSupplier loss =
          () -> {
            try (Pass fake = generator.forward(latent, label, Mode.TRAIN, key);
                Pass verdict = discriminator.forward(fake.output(), label, Mode.TRAIN, key)) {
              double sum = 0;
              for (double logit : verdict.output().data().asDouble()) {
                sum += Math.log1p(Math.exp(-logit));
              }
              return sum / 7;
            }
          };
      try (Pass fake = generator.forward(latent, label, Mode.TRAIN, key);
          Pass verdict = discriminator.forward(fake.output(), label, Mode.TRAIN, key)) {
        INDArray gradient = Nd4j.zeros(DataType.DOUBLE, 7, 1);
        for (int row = 0; row < 7; row++) {
          double logit = verdict.output().getDouble(row, 0);
          gradient.putScalar(row, 0, -1 / (1 + Math.exp(logit)) / 7);
        }
        fake.backward(verdict.backwardToInput(gradient), Wrt.PARAMETERS);
      }
      GradientCheck.compare(loss, generator.parameters());
    }
  }

  @Test
  void keepsDiscriminatorAndItsStatisticsWhileTheGeneratorLearns() {
    try (LayeredGenerator generator = generator(DataType.FLOAT, generatorLayers());
        LayeredDiscriminator discriminator = discriminator(DataType.FLOAT, discriminatorLayers())) {
      float[] before = discriminator.parameters().values().toFloatVector();
      float[] own = generator.parameters().values().toFloatVector();
      for (int step = 0; step < 3; step++) {
        generatorStep(generator, discriminator, step);
      }
      assertThat(discriminator.parameters().values().toFloatVector()).isEqualTo(before);
      assertThat(discriminator.parameters().gradient().toFloatVector()).containsOnly(0f);
      assertThat(generator.parameters().values().toFloatVector()).isNotEqualTo(own);
    }
  }

  @Test
  void keepsGeneratorAndItsStatisticsWhileTheDiscriminatorLearns() {
    try (LayeredGenerator generator = generator(DataType.FLOAT, generatorLayers());
        LayeredDiscriminator discriminator = discriminator(DataType.FLOAT, discriminatorLayers())) {
      float[] before = generator.parameters().values().toFloatVector();
      float[] own = discriminator.parameters().values().toFloatVector();
      for (int step = 0; step < 3; step++) {
        discriminatorStep(generator, discriminator, step);
      }
      assertThat(generator.parameters().values().toFloatVector()).isEqualTo(before);
      assertThat(discriminator.parameters().values().toFloatVector()).isNotEqualTo(own);
    }
  }

  @Test
  void learnsTheSameWhetherOrNotOtherPassesWereMadeBefore() {
    try (LayeredGenerator generator = generator(DataType.FLOAT, generatorLayers());
        LayeredDiscriminator one = discriminator(DataType.FLOAT, discriminatorLayers());
        LayeredDiscriminator other = discriminator(DataType.FLOAT, discriminatorLayers())) {
      discriminatorStep(generator, one, 0);
      other.forward(gaussian(8, DataType.FLOAT, 3, 1, 2, 3), label(3), Mode.INFER, KEY).close();
      other.forward(gaussian(8, DataType.FLOAT, 9, 1, 2, 3), label(9), Mode.TRAIN, KEY).close();
      other.features(gaussian(8, DataType.FLOAT, 2, 1, 2, 3), label(2));
      discriminatorStep(generator, other, 0);
      assertThat(other.parameters().values()).isEqualTo(one.parameters().values());
    }
  }

  private static INDArray label(int batch) {
    return gaussian(2, DataType.FLOAT, batch, 2);
  }

  private static void generatorStep(
      LayeredGenerator generator, LayeredDiscriminator discriminator, int step) {
    INDArray latent = gaussian(step, DataType.FLOAT, 7, 4);
    try (Pass fake = generator.forward(latent, label(7), Mode.TRAIN, KEY.split(step));
        Pass verdict =
            discriminator.forward(fake.output(), label(7), Mode.TRAIN, KEY.split(step))) {
      INDArray gradient = Nd4j.valueArrayOf(new long[] {7, 1}, -0.5f, DataType.FLOAT);
      fake.backward(verdict.backwardToInput(gradient), Wrt.PARAMETERS);
    }
    generator.update(GRADIENT_DESCENT, step);
  }

  private static void discriminatorStep(
      LayeredGenerator generator, LayeredDiscriminator discriminator, int step) {
    INDArray latent = gaussian(step, DataType.FLOAT, 7, 4);
    INDArray samples = gaussian(step + 100, DataType.FLOAT, 7, 1, 2, 3);
    RandomKey key = KEY.split(step);
    try (Pass fake = generator.forward(latent, label(7), Mode.TRAIN, key);
        Pass real = discriminator.forward(samples, label(7), Mode.TRAIN, key.split("real"));
        Pass verdict =
            discriminator.forward(fake.output(), label(7), Mode.TRAIN, key.split("fake"))) {
      real.backward(Nd4j.valueArrayOf(new long[] {7, 1}, -0.5f, DataType.FLOAT), Wrt.PARAMETERS);
      verdict.backward(Nd4j.valueArrayOf(new long[] {7, 1}, 0.5f, DataType.FLOAT), Wrt.PARAMETERS);
    }
    discriminator.update(GRADIENT_DESCENT, step);
  }

  @Test
  void makesSamplesOfTheAskedShape() {
    try (LayeredGenerator generator = generator(DataType.FLOAT, generatorLayers());
        Pass pass =
            generator.forward(gaussian(1, DataType.FLOAT, 7, 4), label(7), Mode.INFER, KEY)) {
      assertThat(pass.output().shape()).containsExactly(7, 1, 2, 3);
    }
  }

  @Test
  void makesSamplesFromTheConditionAlone() {
    GeneratorContext context =
        GeneratorContext.of(0, SampleShape.image(1, 3, 3), SAMPLE, DataType.FLOAT, KEY);
    try (LayeredGenerator generator =
            LayeredGenerator.of(context, NetworkDefinition.of(Reshape.flatten(), new Dense(6)));
        Pass pass =
            generator.forward(
                Nd4j.empty(DataType.FLOAT),
                gaussian(1, DataType.FLOAT, 5, 1, 3, 3),
                Mode.TRAIN,
                KEY)) {
      assertThat(pass.output().shape()).containsExactly(5, 1, 2, 3);
      assertThat(pass.backward(pass.output().dup(), Wrt.PARAMETERS)).isNull();
    }
  }

  @Test
  void saysWhatAGeneratorWithoutInputNeeds() {
    GeneratorContext context = GeneratorContext.of(0, null, SAMPLE, DataType.FLOAT, KEY);
    assertThatThrownBy(() -> LayeredGenerator.of(context, NetworkDefinition.of(new Dense(6))))
        .isInstanceOfSatisfying(
            GanException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(GanException.Kind.USAGE);
              assertThat(e.problem())
                  .isEqualTo("the generator has neither a latent nor a condition");
              assertThat(e.where()).isEqualTo("latent.size");
              assertThat(e.remedy())
                  .isEqualTo(
                      "give the latent a size of at least 1, or choose a task with a condition");
            });
  }

  @Test
  void judgesPatches() {
    DiscriminatorContext context =
        DiscriminatorContext.of(SampleShape.image(3, 8, 6), null, DataType.FLOAT, KEY);
    NetworkDefinition layers = NetworkDefinition.of(new Convolution(1, 4, 2, 1, true));
    SampleShape patches = SampleShape.image(1, 4, 3);
    for (SampleShape asked : new SampleShape[] {patches, null}) {
      try (LayeredDiscriminator discriminator = LayeredDiscriminator.of(context, layers, asked);
          Pass pass =
              discriminator.forward(
                  gaussian(1, DataType.FLOAT, 5, 3, 8, 6), null, Mode.TRAIN, KEY)) {
        assertThat(discriminator.network().output()).isEqualTo(patches);
        assertThat(pass.output().shape()).containsExactly(5, 1, 4, 3);
        assertThat(pass.backward(pass.output().dup(), Wrt.PARAMETERS)).isNull();
      }
    }
  }

  @Test
  void saysWhichShapeTheLayersEndWith() {
    assertThatThrownBy(() -> generator(DataType.FLOAT, List.of(new Dense(5))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the layers of the generator end with 5 where 1×2×3 is expected");
  }
}
