package org.gan4j.vanilla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;
import org.gan4j.api.GanException;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.network.Discriminator;
import org.gan4j.api.network.DiscriminatorContext;
import org.gan4j.api.network.DiscriminatorProvider;
import org.gan4j.api.network.Generator;
import org.gan4j.api.network.GeneratorContext;
import org.gan4j.api.network.GeneratorProvider;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Network;
import org.gan4j.api.network.Parameters.Role;
import org.gan4j.api.network.Pass;
import org.gan4j.api.network.Wrt;
import org.gan4j.nn.DiscriminatorConditioning;
import org.gan4j.nn.GeneratorConditioning;
import org.gan4j.nn.layers.Initialization;
import org.gan4j.testkit.Defaults;
import org.gan4j.testkit.FiniteDifferences;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class VanillaTest {
  private static final RandomKey KEY = RandomKey.ofSeed(11);
  private static final SampleShape MNIST = SampleShape.image(1, 28, 28);

  private static Generator generator(
      VanillaGeneratorConfiguration configuration,
      int latentSize,
      @Nullable SampleShape condition,
      SampleShape output,
      DataType dataType) {
    return new VanillaGeneratorProvider()
        .create(
            configuration,
            GeneratorContext.of(latentSize, condition, output, dataType, KEY.split("generator")));
  }

  private static Discriminator discriminator(
      VanillaDiscriminatorConfiguration configuration,
      @Nullable SampleShape condition,
      SampleShape input,
      DataType dataType) {
    return new VanillaDiscriminatorProvider()
        .create(
            configuration,
            DiscriminatorContext.of(input, condition, dataType, KEY.split("discriminator")));
  }

  /**
   * Goodfellow's generator makes the mean of the data of z = 0: its hidden layers have no bias yet.
   * The tolerance is float rounding; where the data touches the ends, the margin of 10⁻⁴ of the
   * range comes in addition.
   */
  @Test
  void outputBiasFromMarginalsMakesTheMeanOfTheData() {
    float[] mean = new float[784];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = -1 + 2f * i / 783;
    }
    GeneratorContext context =
        GeneratorContext.of(
            10, null, MNIST, DataType.FLOAT, KEY, () -> Nd4j.createFromArray(mean.clone()));
    try (Generator generator =
            new VanillaGeneratorProvider()
                .create(VanillaGeneratorConfiguration.goodfellow2014(), context);
        INDArray zero = Nd4j.zeros(DataType.FLOAT, 1, 10);
        Pass pass = generator.forward(zero, null, Mode.INFER, KEY)) {
      float[] made = pass.output().reshape('c', 1, 784).toFloatMatrix()[0];
      assertThat(made[0]).isCloseTo(-1, within(2.1e-4f)).isGreaterThan(-1);
      assertThat(made[783]).isCloseTo(1, within(2.1e-4f)).isLessThan(1);
      assertThat(Arrays.copyOfRange(made, 1, 783))
          .containsExactly(Arrays.copyOfRange(mean, 1, 783), within(1e-5f));
    }
  }

  /** Every output function that has an inverse undoes it. */
  @ParameterizedTest
  @EnumSource(OutputActivation.class)
  void outputFunctionsAreUndone(OutputActivation output) {
    float[] mean = new float[784];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = -0.9f + 1.8f * i / 783;
    }
    GeneratorContext context =
        GeneratorContext.of(
            3, null, MNIST, DataType.FLOAT, KEY, () -> Nd4j.createFromArray(mean.clone()));
    try (Generator generator =
            new VanillaGeneratorProvider()
                .create(
                    new VanillaGeneratorConfiguration(
                        List.of(4),
                        HiddenActivation.RELU,
                        0,
                        2,
                        Normalization.NONE,
                        false,
                        0,
                        0,
                        output,
                        OutputBias.MARGINALS,
                        GeneratorConditioning.INPUT,
                        new Initialization.Uniform(0.05)),
                    context);
        INDArray zero = Nd4j.zeros(DataType.FLOAT, 1, 3);
        Pass pass = generator.forward(zero, null, Mode.INFER, KEY)) {
      assertThat(pass.output().reshape('c', 1, 784).toFloatMatrix()[0])
          .containsExactly(mean, within(1e-5f));
    }
  }

  private static INDArray gaussian(long seed, DataType dataType, long... shape) {
    INDArray array = Nd4j.createUninitializedDetached(dataType, 'c', shape);
    RandomKey.ofSeed(seed).fillGaussian(array, 0, 1);
    return array;
  }

  @Test
  void isFoundByItsName() {
    List<Object> found = new ArrayList<>();
    for (GeneratorProvider<?> provider : ServiceLoader.load(GeneratorProvider.class)) {
      found.add(provider.type());
      found.add(provider.getClass());
    }
    for (DiscriminatorProvider<?> provider : ServiceLoader.load(DiscriminatorProvider.class)) {
      found.add(provider.type());
      found.add(provider.getClass());
    }
    assertThat(found)
        .containsExactly(
            "vanilla",
            VanillaGeneratorProvider.class,
            "vanilla",
            VanillaDiscriminatorProvider.class);
  }

  @Test
  void hasTheParametersOfTheUsualNetwork() {
    try (Generator generator =
            generator(
                Defaults.of(VanillaGeneratorConfiguration.class),
                100,
                null,
                MNIST,
                DataType.FLOAT);
        Discriminator discriminator =
            discriminator(
                Defaults.of(VanillaDiscriminatorConfiguration.class),
                null,
                MNIST,
                DataType.FLOAT)) {
      // 100-128-256-512-1024-784 and 784-512-256-1 with biases, and scale and shift of 256, 512
      // and 1024 normalized units.
      assertThat(trainable(generator)).isEqualTo(1_510_032);
      assertThat(trainable(discriminator)).isEqualTo(533_505);
    }
  }

  @Test
  void hasTheParametersOfTheFirstPaper() {
    try (Generator generator =
            generator(
                VanillaGeneratorConfiguration.goodfellow2014(), 100, null, MNIST, DataType.FLOAT);
        Discriminator discriminator =
            discriminator(
                VanillaDiscriminatorConfiguration.goodfellow2014(), null, MNIST, DataType.FLOAT)) {
      long layers = 100 * 1200 + 1200 + 1200 * 1200 + 1200 + 1200 * 784 + 784;
      assertThat(trainable(generator)).isEqualTo(layers);
      assertThat(largestWeight(generator)).isBetween(0.0499, 0.05);
      long maxout = 5 * (784 * 240 + 240) + 5 * (240 * 240 + 240) + 240 + 1;
      assertThat(trainable(discriminator)).isEqualTo(maxout);
      assertThat(largestWeight(discriminator)).isBetween(0.00499, 0.005);
    }
  }

  private static long trainable(Network network) {
    return network.parameters().named().stream()
        .filter(parameter -> parameter.role() != Role.STATISTIC)
        .mapToLong(parameter -> parameter.value().length())
        .sum();
  }

  private static double largestWeight(Network network) {
    return network.parameters().named().stream()
        .filter(parameter -> parameter.role() == Role.WEIGHT)
        .mapToDouble(parameter -> parameter.value().amaxNumber().doubleValue())
        .max()
        .orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 256})
  void makesSamplesOfAnyShapeFromLatentsOfAnySize(int latentSize) {
    for (SampleShape shape : List.of(SampleShape.image(3, 5, 4), SampleShape.vector(2))) {
      try (Generator generator = generator(small(), latentSize, null, shape, DataType.FLOAT);
          Pass pass =
              generator.forward(
                  gaussian(1, DataType.FLOAT, 6, latentSize), null, Mode.INFER, KEY)) {
        assertThat(pass.output().shape()).isEqualTo(shape.batch(6));
      }
    }
  }

  @Test
  void judgesSamplesOfAnyShape() {
    for (SampleShape shape : List.of(SampleShape.image(3, 5, 4), SampleShape.vector(2))) {
      try (Discriminator discriminator =
              discriminator(smallDiscriminator(), null, shape, DataType.FLOAT);
          Pass pass =
              discriminator.forward(
                  gaussian(1, DataType.FLOAT, shape.batch(6)), null, Mode.INFER, KEY)) {
        assertThat(pass.output().shape()).containsExactly(6, 1);
        assertThat(
                discriminator.features(gaussian(1, DataType.FLOAT, shape.batch(6)), null).shape())
            .containsExactly(6, 4);
      }
    }
  }

  @Test
  void boundsImagesAndNotVectors() {
    VanillaGeneratorConfiguration wild =
        configuration(HiddenActivation.RELU, OutputActivation.AUTO, new Initialization.Normal(5));
    assertThat(largest(wild, SampleShape.image(1, 4, 4))).isLessThanOrEqualTo(1);
    assertThat(largest(wild, SampleShape.vector(16))).isGreaterThan(1);
    VanillaGeneratorConfiguration sigmoid =
        configuration(
            HiddenActivation.RELU, OutputActivation.SIGMOID, new Initialization.Normal(5));
    assertThat(largest(sigmoid, SampleShape.vector(16))).isBetween(0.99, 1.0);
  }

  private static double largest(VanillaGeneratorConfiguration configuration, SampleShape shape) {
    try (Generator generator = generator(configuration, 3, null, shape, DataType.FLOAT);
        Pass pass = generator.forward(gaussian(1, DataType.FLOAT, 20, 3), null, Mode.TRAIN, KEY)) {
      return pass.output().amaxNumber().doubleValue();
    }
  }

  private static VanillaGeneratorConfiguration small() {
    return configuration(
        HiddenActivation.LEAKY_RELU, OutputActivation.AUTO, Initialization.standard());
  }

  private static VanillaGeneratorConfiguration configuration(
      HiddenActivation activation, OutputActivation output, Initialization initialization) {
    return configuration(activation, output, GeneratorConditioning.INPUT, initialization);
  }

  private static VanillaGeneratorConfiguration configuration(
      HiddenActivation activation,
      OutputActivation output,
      GeneratorConditioning conditioning,
      Initialization initialization) {
    return new VanillaGeneratorConfiguration(
        List.of(5, 6),
        activation,
        0.2,
        3,
        Normalization.BATCH,
        false,
        0,
        0,
        output,
        OutputBias.ZERO,
        conditioning,
        initialization);
  }

  private static VanillaDiscriminatorConfiguration smallDiscriminator() {
    return new VanillaDiscriminatorConfiguration(
        List.of(5, 4),
        HiddenActivation.MAXOUT,
        0.2,
        3,
        Normalization.NONE,
        false,
        InputRange.UNIT,
        0.2,
        0.5,
        DiscriminatorConditioning.INPUT,
        new Initialization.Normal(0.5));
  }

  static Stream<Arguments> activations() {
    GeneratorConditioning making = GeneratorConditioning.INPUT;
    DiscriminatorConditioning judging = DiscriminatorConditioning.INPUT;
    return Stream.concat(
        Stream.of(HiddenActivation.values())
            .map(activation -> argumentSet(activation.name(), activation, making, judging)),
        Stream.of(DiscriminatorConditioning.values())
            .flatMap(
                d ->
                    Stream.of(GeneratorConditioning.values())
                        .map(
                            g -> argumentSet(g + " and " + d, HiddenActivation.LEAKY_RELU, g, d))));
  }

  @ParameterizedTest
  @MethodSource("activations")
  void givesTheRightGradients(
      HiddenActivation activation,
      GeneratorConditioning making,
      DiscriminatorConditioning judging) {
    SampleShape label = SampleShape.vector(3);
    SampleShape image = SampleShape.image(1, 3, 2);
    INDArray labels = gaussian(1, DataType.DOUBLE, 7, 3);
    try (Generator generator =
            generator(
                configuration(
                    activation, OutputActivation.AUTO, making, new Initialization.Normal(0.5)),
                4,
                label,
                image,
                DataType.DOUBLE);
        Discriminator discriminator =
            discriminator(
                new VanillaDiscriminatorConfiguration(
                    List.of(5, 4),
                    activation,
                    0.2,
                    3,
                    Normalization.BATCH,
                    true,
                    InputRange.SIGNED,
                    0.1,
                    0.3,
                    judging,
                    new Initialization.Normal(0.5)),
                label,
                image,
                DataType.DOUBLE)) {
      INDArray latent = gaussian(2, DataType.DOUBLE, 7, 4);
      INDArray weights = gaussian(3, DataType.DOUBLE, 7, 1);
      DoubleSupplier objective =
          () -> {
            try (Pass fake = generator.forward(latent, labels, Mode.TRAIN, KEY);
                Pass verdict = discriminator.forward(fake.output(), labels, Mode.TRAIN, KEY)) {
              return verdict.output().mul(weights).sumNumber().doubleValue();
            }
          };
      try (Pass fake = generator.forward(latent, labels, Mode.TRAIN, KEY);
          Pass verdict = discriminator.forward(fake.output(), labels, Mode.TRAIN, KEY)) {
        INDArray gradient = Objects.requireNonNull(verdict.backward(weights.dup(), Wrt.BOTH));
        fake.backward(gradient, Wrt.PARAMETERS);
      }
      compare(objective, generator);
      compare(objective, discriminator);
    }
  }

  /** Third derivatives of a batch normalization of few samples reach 1e4. */
  private static void compare(DoubleSupplier objective, Network network) {
    FiniteDifferences.standard()
        .withStep(1e-5)
        .within(5e-7, 5e-7)
        .ofAtLeast(10)
        .check("player", network.parameters(), objective);
  }

  @Test
  void paintsFromTheConditionAlone() {
    SampleShape image = SampleShape.image(1, 3, 2);
    try (Generator generator = generator(small(), 0, image, image, DataType.FLOAT);
        Pass pass =
            generator.forward(
                Nd4j.empty(DataType.FLOAT),
                gaussian(1, DataType.FLOAT, 4, 1, 3, 2),
                Mode.INFER,
                KEY)) {
      assertThat(pass.output().shape()).containsExactly(4, 1, 3, 2);
    }
  }

  @Test
  void tellsImagesBesideTheInputOnly() {
    assertThatThrownBy(
            () ->
                generator(
                    configuration(
                        HiddenActivation.RELU,
                        OutputActivation.AUTO,
                        GeneratorConditioning.EVERY_LAYER,
                        Initialization.standard()),
                    3,
                    MNIST,
                    MNIST,
                    DataType.FLOAT))
        .isInstanceOf(GanException.class)
        .hasMessageContaining("generator.conditioning");
  }

  @Test
  void needsALatentOrACondition() {
    assertThatThrownBy(() -> generator(small(), 0, null, MNIST, DataType.FLOAT))
        .isInstanceOfSatisfying(
            GanException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(GanException.Kind.USAGE);
              assertThat(e.where()).isEqualTo("latent.size");
            });
  }

  @Test
  void returnsAsManyNumbersAsTheGameNeeds() {
    SampleShape shape = SampleShape.vector(6);
    DiscriminatorContext context = DiscriminatorContext.of(shape, null, 7, DataType.FLOAT, KEY);
    try (Discriminator discriminator =
            new VanillaDiscriminatorProvider().create(smallDiscriminator(), context);
        Pass pass =
            discriminator.forward(gaussian(1, DataType.FLOAT, 3, 6), null, Mode.TRAIN, KEY)) {
      assertThat(pass.output().shape()).containsExactly(3, 7);
    }
  }

  @Test
  void projectsOnOneLogitOnly() {
    VanillaDiscriminatorConfiguration projection =
        new VanillaDiscriminatorConfiguration(
            List.of(4),
            HiddenActivation.RELU,
            0.2,
            5,
            Normalization.NONE,
            false,
            InputRange.SIGNED,
            0,
            0,
            DiscriminatorConditioning.PROJECTION,
            Initialization.standard());
    DiscriminatorContext context =
        DiscriminatorContext.of(
            SampleShape.vector(6), SampleShape.vector(3), 7, DataType.FLOAT, KEY);
    assertThatThrownBy(() -> new VanillaDiscriminatorProvider().create(projection, context))
        .isInstanceOfSatisfying(
            GanException.class,
            refusal -> {
              assertThat(refusal.kind()).isEqualTo(GanException.Kind.USAGE);
              assertThat(refusal.where()).isEqualTo("discriminator.conditioning");
            });
  }

  @Test
  void refusesImpossibleSettings() {
    assertThatThrownBy(
            () ->
                new VanillaDiscriminatorConfiguration(
                    List.of(5, 0),
                    HiddenActivation.RELU,
                    0.2,
                    5,
                    Normalization.NONE,
                    false,
                    InputRange.SIGNED,
                    0,
                    0,
                    DiscriminatorConditioning.INPUT,
                    Initialization.standard()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("hidden sizes must be at least 1: [5, 0]");
  }
}
