package org.gan4j.residual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import java.util.stream.Stream;
import org.gan4j.api.GanException;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.network.Discriminator;
import org.gan4j.api.network.DiscriminatorContext;
import org.gan4j.api.network.Generator;
import org.gan4j.api.network.GeneratorContext;
import org.gan4j.api.network.InputGradient;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Network;
import org.gan4j.api.network.Parameters.Parameter;
import org.gan4j.api.network.Parameters.Role;
import org.gan4j.api.network.Pass;
import org.gan4j.api.network.Wrt;
import org.gan4j.testkit.Defaults;
import org.gan4j.testkit.FiniteDifferences;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ResidualTest {
  private static final RandomKey KEY = RandomKey.ofSeed(1);
  private static final SampleShape SMALL = SampleShape.image(1, 16, 16);
  private static final SampleShape CLASSES = SampleShape.vector(3);

  /** The two kinds of networks, small and with default settings otherwise. */
  private enum Kind {
    RESIDUAL {
      @Override
      Generator generator(GeneratorContext context) {
        return new ResidualGeneratorProvider()
            .create(
                new ResidualGeneratorConfiguration(2, 4, 4, GeneratorInjection.NORMALIZATION),
                context);
      }

      @Override
      Discriminator discriminator(DiscriminatorContext context) {
        return discriminator(context, false);
      }

      @Override
      Discriminator discriminator(DiscriminatorContext context, boolean deviation) {
        return new ResidualDiscriminatorProvider()
            .create(
                new ResidualDiscriminatorConfiguration(
                    2, 4, 4, 1, deviation, DiscriminatorInjection.PROJECTION),
                context);
      }
    },
    R3GAN {
      @Override
      Generator generator(GeneratorContext context) {
        return new R3ganGeneratorProvider()
            .create(new R3ganGeneratorConfiguration(4, 8, 1, 2, 4, 4, 5, false), context);
      }

      @Override
      Discriminator discriminator(DiscriminatorContext context, boolean deviation) {
        return new R3ganDiscriminatorProvider()
            .create(new R3ganDiscriminatorConfiguration(4, 8, 1, 2, 4, 4, 5, deviation), context);
      }
    };

    abstract Generator generator(GeneratorContext context);

    Discriminator discriminator(DiscriminatorContext context) {
      return discriminator(context, false);
    }

    abstract Discriminator discriminator(DiscriminatorContext context, boolean deviation);
  }

  private static GeneratorContext making(
      SampleShape shape, @Nullable SampleShape condition, DataType type) {
    return GeneratorContext.of(3, condition, shape, type, KEY.split("generator"));
  }

  private static DiscriminatorContext judging(
      SampleShape shape, @Nullable SampleShape condition, int outputs, DataType type) {
    return DiscriminatorContext.of(shape, condition, outputs, type, KEY.split("discriminator"));
  }

  @ParameterizedTest
  @CsvSource({
    "1,28,28",
    "3,32,32",
    "2,48,48",
    "3,64,64",
    "1,96,96",
    "3,128,128",
    "1,8,12",
    "1,16,64"
  })
  void fitsEverySizeThatHalvingReaches(int channels, int height, int width) {
    SampleShape shape = SampleShape.image(channels, height, width);
    for (Kind kind : Kind.values()) {
      try (Generator g = kind.generator(making(shape, null, DataType.FLOAT));
          Discriminator d = kind.discriminator(judging(shape, null, 1, DataType.FLOAT));
          Pass fake = g.forward(gaussian(DataType.FLOAT, 2, 3), null, Mode.TRAIN, KEY);
          Pass judgement = d.forward(fake.output(), null, Mode.TRAIN, KEY)) {
        assertThat(fake.output().shape()).isEqualTo(shape.batch(2));
        assertThat(judgement.output().shape()).isEqualTo(new long[] {2, 1});
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"30,28 or 32", "100,96 or 112", "6,8", "62,56 or 64"})
  void refusesOtherSizesAndNamesTheNearest(int size, String nearest) {
    SampleShape shape = SampleShape.image(1, size, size);
    for (Kind kind : Kind.values()) {
      assertThatThrownBy(() -> kind.generator(making(shape, null, DataType.FLOAT)))
          .isInstanceOfSatisfying(
              GanException.class,
              refusal -> {
                assertThat(refusal.kind()).isEqualTo(GanException.Kind.USAGE);
                assertThat(refusal.where()).isEqualTo("generator.type");
                assertThat(refusal.remedy()).contains(nearest, "generator.smallest");
              });
      assertThatThrownBy(() -> kind.discriminator(judging(shape, null, 1, DataType.FLOAT)))
          .isInstanceOf(GanException.class);
    }
  }

  @Test
  void refusesVectorsConditionsThatAreImagesAndMissingLatents() {
    SampleShape vector = SampleShape.vector(9);
    for (Kind kind : Kind.values()) {
      assertThatThrownBy(() -> kind.discriminator(judging(vector, null, 1, DataType.FLOAT)))
          .isInstanceOf(GanException.class)
          .hasMessageContaining("vanilla");
      assertThatThrownBy(() -> kind.generator(making(SMALL, SMALL, DataType.FLOAT)))
          .isInstanceOf(GanException.class)
          .hasMessageContaining("no encoder");
      GeneratorContext context = GeneratorContext.of(0, CLASSES, SMALL, DataType.FLOAT, KEY);
      assertThatThrownBy(() -> kind.generator(context))
          .isInstanceOf(GanException.class)
          .hasMessageContaining("latent.size");
    }
  }

  /**
   * The networks of torch-mimicry (Lee and Town 2020), which are those of Miyato et al. 2018 for
   * each size. The numbers are the sums over their layers: 3×3 convolutions and the shortcuts' 1×1
   * convolutions with biases, two numbers a channel for a batch normalization, and the linear maps.
   */
  @ParameterizedTest
  @CsvSource({
    "32, 256, 256, 4, 4276739, 128, 128, 8, 2, 1053825",
    "48, 64, 512, 6, 4878083, 64, 1024, 3, 1, 10141441",
    "64, 64, 1024, 4, 12220675, 64, 1024, 2, 0, 10141441",
    "128, 64, 1024, 4, 32150787, 64, 1024, 4, 1, 29017857"
  })
  void hasAsManyParametersAsThePublishedNetworks(
      int size,
      int filters,
      int mostFilters,
      int smallest,
      long generatorCount,
      int judgingFilters,
      int mostJudgingFilters,
      int smallestJudged,
      int blocks,
      long discriminatorCount) {
    SampleShape shape = SampleShape.image(3, size, size);
    GeneratorContext context = GeneratorContext.of(128, null, shape, DataType.FLOAT, KEY);
    try (Generator g =
            new ResidualGeneratorProvider()
                .create(
                    new ResidualGeneratorConfiguration(
                        filters, mostFilters, smallest, GeneratorInjection.NORMALIZATION),
                    context);
        Discriminator d =
            new ResidualDiscriminatorProvider()
                .create(
                    new ResidualDiscriminatorConfiguration(
                        judgingFilters,
                        mostJudgingFilters,
                        smallestJudged,
                        blocks,
                        false,
                        DiscriminatorInjection.PROJECTION),
                    judging(shape, null, 1, DataType.FLOAT))) {
      assertThat(learned(g)).isEqualTo(generatorCount);
      assertThat(learned(d)).isEqualTo(discriminatorCount);
    }
  }

  /** By the sums over the layers of Huang et al. 2024, with 64 to 128 in place of 768 channels. */
  @Test
  void hasTheLayersOfR3ganWithFewerChannels() {
    SampleShape shape = SampleShape.image(3, 32, 32);
    GeneratorContext context = GeneratorContext.of(64, null, shape, DataType.FLOAT, KEY);
    try (Generator g =
            new R3ganGeneratorProvider()
                .create(Defaults.of(R3ganGeneratorConfiguration.class), context);
        Discriminator d =
            new R3ganDiscriminatorProvider()
                .create(
                    Defaults.of(R3ganDiscriminatorConfiguration.class),
                    judging(shape, null, 1, DataType.FLOAT))) {
      assertThat(learned(g)).isEqualTo(706240);
      assertThat(learned(d)).isEqualTo(698176);
    }
  }

  private static long learned(Network network) {
    return network.parameters().named().stream()
        .filter(parameter -> parameter.role() != Role.STATISTIC)
        .mapToLong(parameter -> parameter.value().length())
        .sum();
  }

  /** In double precision, with the branches that begin as zero drawn anew so that they count. */
  @ParameterizedTest
  @EnumSource(Kind.class)
  void conditionalGradientsAgreeWithDifferences(Kind kind) {
    INDArray told = Nd4j.eye(3).castTo(DataType.DOUBLE);
    INDArray z = gaussian(DataType.DOUBLE, 3, 3);
    try (Generator g = kind.generator(making(SMALL, CLASSES, DataType.DOUBLE));
        Discriminator d = kind.discriminator(judging(SMALL, CLASSES, 1, DataType.DOUBLE), true)) {
      Stream.of(g, d).forEach(ResidualTest::drawZeros);
      d.parameters().clearGradient();
      try (Pass fake = g.forward(z, told, Mode.TRAIN, KEY);
          Pass judgement = d.forward(fake.output(), told, Mode.TRAIN, KEY)) {
        INDArray ones = Nd4j.ones(DataType.DOUBLE, 3, 1);
        INDArray back = Objects.requireNonNull(judgement.backward(ones, Wrt.BOTH));
        fake.backward(back, Wrt.PARAMETERS);
      }
      FiniteDifferences differences = FiniteDifferences.standard().ofAtLeast(5);
      for (Network network : new Network[] {g, d}) {
        differences.check("player", network.parameters(), () -> objective(g, d, z, told));
      }
    }
  }

  /** Zeros hide mistakes. */
  private static void drawZeros(Network network) {
    for (Parameter parameter : network.parameters().named()) {
      boolean zero = parameter.value().amaxNumber().doubleValue() == 0;
      if (zero && parameter.role() != Role.STATISTIC) {
        INDArray draws = parameter.value().dup();
        KEY.split(parameter.name()).fillGaussian(draws, 0, 0.3);
        parameter.value().assign(draws);
      }
    }
  }

  private static double objective(
      Generator g, Discriminator d, INDArray z, @Nullable INDArray condition) {
    try (Pass fake = g.forward(z, condition, Mode.TRAIN, KEY);
        Pass judgement = d.forward(fake.output(), condition, Mode.TRAIN, KEY)) {
      return judgement.output().sumNumber().doubleValue();
    }
  }

  /** ½‖∇D‖² and its gradient, as R1 and R2 need them. */
  @ParameterizedTest
  @EnumSource(Kind.class)
  void hasAnInputGradientThatCanBeDifferentiated(Kind kind) {
    INDArray x = gaussian(DataType.DOUBLE, 3, 1, 16, 16);
    INDArray told = Nd4j.eye(3).castTo(DataType.DOUBLE);
    try (Discriminator d = kind.discriminator(judging(SMALL, CLASSES, 1, DataType.DOUBLE))) {
      assertThat(d.inputGradientObstacle()).isEmpty();
      drawZeros(d);
      d.parameters().clearGradient();
      try (InputGradient gradient = d.inputGradient(x, told, KEY)) {
        gradient.backward(gradient.value().dup());
      }
      FiniteDifferences.standard()
          .ofAtLeast(5)
          .check(
              "discriminator",
              d.parameters(),
              () -> {
                try (InputGradient gradient = d.inputGradient(x, told, KEY)) {
                  double norm = gradient.value().norm2Number().doubleValue();
                  return norm * norm / 2;
                }
              });
    }
    try (Discriminator d = kind.discriminator(judging(SMALL, null, 1, DataType.FLOAT), true)) {
      assertThat(d.inputGradientObstacle())
          .hasValueSatisfying(
              obstacle -> assertThat(obstacle).contains("MinibatchStandardDeviation"));
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void tellsClassesApart(Kind kind) {
    INDArray told = Nd4j.eye(3).castTo(DataType.FLOAT);
    INDArray images = Nd4j.tile(gaussian(DataType.FLOAT, 1, 1, 16, 16), 3, 1, 1, 1);
    INDArray same = Nd4j.tile(gaussian(DataType.FLOAT, 1, 3), 3, 1);
    try (Generator g = kind.generator(making(SMALL, CLASSES, DataType.FLOAT));
        Discriminator d = kind.discriminator(judging(SMALL, CLASSES, 1, DataType.FLOAT))) {
      drawZeros(g);
      try (Pass judgement = d.forward(images, told, Mode.INFER, KEY);
          Pass made = g.forward(same, told, Mode.INFER, KEY)) {
        assertThat(judgement.output().toFloatVector()).doesNotHaveDuplicates();
        assertThat(made.output().slice(0)).isNotEqualTo(made.output().slice(1));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void returnsAsManyNumbersAsTheGameNeeds(Kind kind) {
    try (Discriminator d = kind.discriminator(judging(SMALL, null, 5, DataType.FLOAT));
        Pass pass = d.forward(gaussian(DataType.FLOAT, 2, 1, 16, 16), null, Mode.INFER, KEY)) {
      assertThat(pass.output().shape()).isEqualTo(new long[] {2, 5});
    }
    assertThatThrownBy(() -> kind.discriminator(judging(SMALL, CLASSES, 5, DataType.FLOAT)))
        .isInstanceOfSatisfying(
            GanException.class,
            refusal -> assertThat(refusal.where()).startsWith("discriminator."));
  }

  @Test
  void takesAnImageAsConditionAtTheInput() {
    DiscriminatorContext context = judging(SMALL, SMALL, 1, DataType.FLOAT);
    INDArray x = gaussian(DataType.FLOAT, 2, 1, 16, 16);
    assertThatThrownBy(() -> Kind.RESIDUAL.discriminator(context))
        .isInstanceOf(GanException.class)
        .hasMessageContaining("discriminator.conditioning");
    ResidualDiscriminatorConfiguration input =
        new ResidualDiscriminatorConfiguration(2, 2, 4, 1, false, DiscriminatorInjection.INPUT);
    try (Discriminator residual = new ResidualDiscriminatorProvider().create(input, context);
        Discriminator r3gan = Kind.R3GAN.discriminator(context)) {
      for (Discriminator d : new Discriminator[] {residual, r3gan}) {
        try (Pass pass = d.forward(x, x.mul(-1), Mode.INFER, KEY)) {
          assertThat(pass.output().shape()).isEqualTo(new long[] {2, 1});
        }
      }
    }
  }

  /** N(0, g² / fan-in): the deviation of 18,432 draws is good to 1 %. */
  @Test
  void drawsTheWeightsOfR3ganAsPublished() {
    SampleShape shape = SampleShape.image(3, 32, 32);
    try (Discriminator d =
        new R3ganDiscriminatorProvider()
            .create(
                Defaults.of(R3ganDiscriminatorConfiguration.class),
                judging(shape, null, 1, DataType.DOUBLE))) {
      double gain = Math.sqrt(2 / 1.04) * Math.pow(8, -0.25);
      assertThat(deviation(d, "1-residual/0-convolution.weights"))
          .isCloseTo(gain / Math.sqrt(64), within(0.02 * gain / Math.sqrt(64)));
      assertThat(deviation(d, "1-residual/2-grouped-convolution.weights"))
          .isCloseTo(gain / Math.sqrt(144), within(0.02 * gain / Math.sqrt(144)));
      assertThat(deviation(d, "1-residual/4-convolution.weights")).isZero();
      assertThat(deviation(d, "4-convolution/weights")).isCloseTo(1 / 8.0, within(0.0025));
      assertThat(deviation(d, "1-residual/0-convolution.bias")).isZero();
    }
  }

  private static double deviation(Network network, String name) {
    return network.parameters().named().stream()
        .filter(parameter -> parameter.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name))
        .value()
        .stdNumber(false)
        .doubleValue();
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 24})
  void refusesGroupsThatDoNotFit(int groupSize) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new R3ganGeneratorConfiguration(8, 8, 1, 2, groupSize, 4, 5, false))
        .withMessageContaining("multiples of the groupSize");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new ResidualGeneratorConfiguration(8, 4, 4, GeneratorInjection.NORMALIZATION))
        .withMessageContaining("mostFilters");
  }

  private static INDArray gaussian(DataType type, long... shape) {
    INDArray array = Nd4j.createUninitializedDetached(type, 'c', shape);
    KEY.fillGaussian(array, 0, 1);
    return array;
  }
}
