package org.gan4j.dcgan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;
import org.gan4j.api.GanException;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.network.Discriminator;
import org.gan4j.api.network.DiscriminatorContext;
import org.gan4j.api.network.Generator;
import org.gan4j.api.network.GeneratorContext;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class DcganTest {
  private static final RandomKey KEY = RandomKey.ofSeed(1);
  private static final int BATCH = 2;

  private static DcganGeneratorConfiguration generator(int filters, Upsampling upsampling) {
    return new DcganGeneratorConfiguration(
        filters,
        4,
        Normalization.BATCH,
        upsampling,
        Ends.AUTO,
        GeneratorConditioning.INPUT,
        new Initialization.Normal(0.02),
        0.02);
  }

  private static DcganDiscriminatorConfiguration discriminator(int filters) {
    return discriminator(filters, Ends.AUTO, DiscriminatorConditioning.INPUT);
  }

  private static DcganDiscriminatorConfiguration discriminator(
      int filters, Ends ends, DiscriminatorConditioning conditioning) {
    return new DcganDiscriminatorConfiguration(
        filters,
        4,
        Normalization.BATCH,
        0.2,
        ends,
        conditioning,
        new Initialization.Normal(0.02),
        0.02,
        false);
  }

  private static Generator generator(
      DcganGeneratorConfiguration configuration, SampleShape shape, DataType type) {
    GeneratorContext context = GeneratorContext.of(3, null, shape, type, KEY.split("generator"));
    return new DcganGeneratorProvider().create(configuration, context);
  }

  private static Discriminator discriminator(
      DcganDiscriminatorConfiguration configuration, SampleShape shape, DataType type) {
    DiscriminatorContext context =
        DiscriminatorContext.of(shape, null, type, KEY.split("discriminator"));
    return new DcganDiscriminatorProvider().create(configuration, context);
  }

  @ParameterizedTest
  @CsvSource({"1,16,16", "3,28,28", "2,32,32", "3,64,64", "1,96,96", "3,128,128", "1,8,12"})
  void fitsEverySizeThatHalvingReaches(int channels, int height, int width) {
    SampleShape shape = SampleShape.image(channels, height, width);
    for (Upsampling upsampling : Upsampling.values()) {
      try (Generator g = generator(generator(2, upsampling), shape, DataType.FLOAT);
          Discriminator d = discriminator(discriminator(2), shape, DataType.FLOAT);
          Pass fake = g.forward(gaussian(DataType.FLOAT, BATCH, 3), null, Mode.TRAIN, KEY);
          Pass judgement = d.forward(fake.output(), null, Mode.TRAIN, KEY)) {
        assertThat(fake.output().shape()).isEqualTo(shape.batch(BATCH));
        assertThat(fake.output().amaxNumber().doubleValue()).isLessThanOrEqualTo(1);
        assertThat(judgement.output().shape()).isEqualTo(new long[] {BATCH, 1});
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"30,28 or 32", "100,96 or 112", "6,8", "62,56 or 64"})
  void refusesOtherSizesAndNamesTheNearest(int size, String nearest) {
    SampleShape shape = SampleShape.image(1, size, size);
    assertThatThrownBy(() -> generator(generator(2, Upsampling.TRANSPOSED), shape, DataType.FLOAT))
        .isInstanceOfSatisfying(
            GanException.class,
            refusal -> {
              assertThat(refusal.kind()).isEqualTo(GanException.Kind.USAGE);
              assertThat(refusal.remedy()).contains(nearest);
            });
    assertThatThrownBy(() -> discriminator(discriminator(2), shape, DataType.FLOAT))
        .isInstanceOf(GanException.class);
  }

  @Test
  void refusesVectors() {
    assertThatThrownBy(() -> discriminator(discriminator(2), SampleShape.vector(9), DataType.FLOAT))
        .isInstanceOf(GanException.class)
        .hasMessageContaining("vanilla");
  }

  @ParameterizedTest
  @CsvSource({"1,28,771969,138689", "3,64,3576704,2765568"})
  void hasAsManyParametersAsThePublishedNetworks(
      int channels, int size, long generatorCount, long discriminatorCount) {
    SampleShape shape = SampleShape.image(channels, size, size);
    GeneratorContext context = GeneratorContext.of(100, null, shape, DataType.FLOAT, KEY);
    try (Generator g =
            new DcganGeneratorProvider()
                .create(Defaults.of(DcganGeneratorConfiguration.class), context);
        Discriminator d =
            discriminator(
                Defaults.of(DcganDiscriminatorConfiguration.class), shape, DataType.FLOAT)) {
      assertThat(learned(g)).isEqualTo(generatorCount);
      assertThat(learned(d)).isEqualTo(discriminatorCount);
    }
  }

  private static long learned(Network network) {
    return network.parameters().named().stream()
        .filter(parameter -> parameter.role() != Role.STATISTIC)
        .mapToLong(parameter -> parameter.value().length())
        .sum();
  }

  /** In double precision, so that a central difference with a step of 1e-5 is good to 1e-6. */
  @ParameterizedTest
  @EnumSource(Upsampling.class)
  void generatorsGradientThroughTheDiscriminatorAgreesWithDifferences(Upsampling upsampling) {
    SampleShape shape = SampleShape.image(1, 16, 16);
    try (Generator g = generator(generator(2, upsampling), shape, DataType.DOUBLE);
        Discriminator d = discriminator(discriminator(2), shape, DataType.DOUBLE)) {
      INDArray z = gaussian(DataType.DOUBLE, 3, 3);
      // Weights of order 1, so that no gradient is tiny.
      g.parameters().values().muli(10);
      try (Pass fake = g.forward(z, null, Mode.TRAIN, KEY);
          Pass judgement = d.forward(fake.output(), null, Mode.TRAIN, KEY)) {
        INDArray ones = Nd4j.ones(DataType.DOUBLE, 3, 1);
        fake.backward(judgement.backwardToInput(ones), Wrt.PARAMETERS);
      }
      assertThat(d.parameters().gradient().amaxNumber().doubleValue()).isZero();
      compare(() -> objective(g, d, z, null), g);
    }
  }

  private static void compare(DoubleSupplier objective, Network network) {
    FiniteDifferences.standard()
        .withStep(1e-5)
        .within(5e-6, 5e-6)
        .ofAtLeast(7)
        .check("player", network.parameters(), objective);
  }

  private static double objective(
      Generator g, Discriminator d, INDArray z, @Nullable INDArray condition) {
    try (Pass fake = g.forward(z, condition, Mode.TRAIN, KEY);
        Pass judgement = d.forward(fake.output(), condition, Mode.TRAIN, KEY)) {
      return judgement.output().sumNumber().doubleValue();
    }
  }

  @Test
  void keepsDiscriminatorStatisticsWhileTheGeneratorLearns() {
    SampleShape shape = SampleShape.image(1, 16, 16);
    try (Generator g = generator(generator(2, Upsampling.TRANSPOSED), shape, DataType.FLOAT);
        Discriminator d = discriminator(discriminator(2), shape, DataType.FLOAT)) {
      INDArray before = d.parameters().values().dup();
      INDArray own = g.parameters().values().dup();
      try (Pass fake = g.forward(gaussian(DataType.FLOAT, 4, 3), null, Mode.TRAIN, KEY);
          Pass judgement = d.forward(fake.output(), null, Mode.TRAIN, KEY)) {
        INDArray ones = Nd4j.ones(DataType.FLOAT, 4, 1);
        fake.backward(judgement.backwardToInput(ones), Wrt.PARAMETERS);
      }
      g.update((values, gradient, step) -> values.subi(gradient), 0);
      assertThat(d.parameters().values()).isEqualTo(before);
      assertThat(g.parameters().values()).isNotEqualTo(own);
    }
  }

  @Test
  void takesAClassAsCondition() {
    SampleShape shape = SampleShape.image(1, 16, 16);
    SampleShape condition = SampleShape.vector(4);
    DiscriminatorContext context = DiscriminatorContext.of(shape, condition, DataType.FLOAT, KEY);
    GeneratorContext made = GeneratorContext.of(3, condition, shape, DataType.FLOAT, KEY);
    INDArray classes = Nd4j.eye(4).castTo(DataType.FLOAT);
    try (Generator g = new DcganGeneratorProvider().create(generator(2, Upsampling.RESIZE), made);
        Discriminator d = new DcganDiscriminatorProvider().create(discriminator(2), context);
        Pass fake = g.forward(gaussian(DataType.FLOAT, 4, 3), classes, Mode.TRAIN, KEY);
        Pass judgement = d.forward(fake.output(), classes, Mode.TRAIN, KEY)) {
      INDArray ones = Nd4j.ones(DataType.FLOAT, 4, 1);
      assertThat(judgement.backwardToInput(ones).shape()).isEqualTo(shape.batch(4));
    }
  }

  static Stream<Arguments> conditionings() {
    return Stream.of(Ends.CONVOLUTION, Ends.LINEAR)
        .flatMap(
            ends ->
                Stream.of(DiscriminatorConditioning.values())
                    .flatMap(
                        d ->
                            Stream.of(GeneratorConditioning.values())
                                .map(g -> Arguments.of(ends, g, d))));
  }

  /** With finite differences as above; the classes are told wherever that is possible. */
  @ParameterizedTest
  @MethodSource("conditionings")
  void conditionalGradientsAgreeWithDifferences(
      Ends ends, GeneratorConditioning generating, DiscriminatorConditioning judging) {
    SampleShape shape = SampleShape.image(1, 16, 16);
    SampleShape classes = SampleShape.vector(3);
    INDArray told = Nd4j.eye(3).castTo(DataType.DOUBLE);
    INDArray z = gaussian(DataType.DOUBLE, 3, 3);
    DcganGeneratorConfiguration making =
        new DcganGeneratorConfiguration(
            2,
            4,
            Normalization.BATCH,
            Upsampling.TRANSPOSED,
            ends,
            generating,
            new Initialization.Normal(0.02),
            0.02);
    try (Generator g =
            new DcganGeneratorProvider()
                .create(making, GeneratorContext.of(3, classes, shape, DataType.DOUBLE, KEY));
        Discriminator d =
            new DcganDiscriminatorProvider()
                .create(
                    discriminator(2, ends, judging),
                    DiscriminatorContext.of(shape, classes, DataType.DOUBLE, KEY))) {
      g.parameters().values().muli(10);
      d.parameters().values().muli(5);
      d.parameters().clearGradient();
      try (Pass fake = g.forward(z, told, Mode.TRAIN, KEY);
          Pass judgement = d.forward(fake.output(), told, Mode.TRAIN, KEY)) {
        INDArray ones = Nd4j.ones(DataType.DOUBLE, 3, 1);
        INDArray back = Objects.requireNonNull(judgement.backward(ones, Wrt.BOTH));
        fake.backward(back, Wrt.PARAMETERS);
      }
      for (Network network : List.of(g, d)) {
        compare(() -> objective(g, d, z, told), network);
      }
    }
  }

  @Test
  void tellsClassesApartWhereverItIsTold() {
    SampleShape shape = SampleShape.image(1, 16, 16);
    SampleShape classes = SampleShape.vector(3);
    INDArray same = Nd4j.tile(gaussian(DataType.FLOAT, 1, 3), 3, 1);
    INDArray told = Nd4j.eye(3).castTo(DataType.FLOAT);
    for (DiscriminatorConditioning judging : DiscriminatorConditioning.values()) {
      DiscriminatorContext context = DiscriminatorContext.of(shape, classes, DataType.FLOAT, KEY);
      INDArray images = Nd4j.tile(gaussian(DataType.FLOAT, 1, 1, 16, 16), 3, 1, 1, 1);
      try (Discriminator d =
              new DcganDiscriminatorProvider()
                  .create(discriminator(2, Ends.AUTO, judging), context);
          Pass judgement = d.forward(images, told, Mode.INFER, KEY)) {
        assertThat(judgement.output().toFloatVector()).doesNotHaveDuplicates();
      }
    }
    GeneratorContext context = GeneratorContext.of(3, classes, shape, DataType.FLOAT, KEY);
    try (Generator g =
            new DcganGeneratorProvider().create(generator(2, Upsampling.TRANSPOSED), context);
        Pass made = g.forward(same, told, Mode.INFER, KEY)) {
      assertThat(made.output().slice(0)).isNotEqualTo(made.output().slice(1));
    }
  }

  @Test
  void tellsImagesBesideTheSampleOnly() {
    SampleShape shape = SampleShape.image(1, 16, 16);
    DiscriminatorContext context = DiscriminatorContext.of(shape, shape, DataType.FLOAT, KEY);
    assertThatThrownBy(
            () ->
                new DcganDiscriminatorProvider()
                    .create(
                        discriminator(2, Ends.AUTO, DiscriminatorConditioning.PROJECTION), context))
        .isInstanceOf(GanException.class)
        .hasMessageContaining("discriminator.conditioning");
  }

  /** A batch of one sample, repeated, has no deviation but the 1e-4 of a single sample. */
  @ParameterizedTest
  @EnumSource(Ends.class)
  void seesHowMuchTheSamplesOfABatchDiffer(Ends ends) {
    SampleShape shape = SampleShape.image(1, 16, 16);
    DcganDiscriminatorConfiguration seeing =
        new DcganDiscriminatorConfiguration(
            2,
            4,
            Normalization.NONE,
            0.2,
            ends,
            DiscriminatorConditioning.INPUT,
            new Initialization.Normal(0.2),
            0,
            true);
    INDArray different = gaussian(DataType.FLOAT, 4, 1, 16, 16);
    INDArray equal = Nd4j.tile(gaussian(DataType.FLOAT, 1, 1, 16, 16), 4, 1, 1, 1);
    different.slice(0).assign(equal.slice(0));
    try (Discriminator d = discriminator(seeing, shape, DataType.FLOAT);
        Pass judgement = d.forward(different, null, Mode.INFER, KEY);
        Pass judgementOfEqual = d.forward(equal, null, Mode.INFER, KEY)) {
      assertThat(judgement.output().getFloat(0))
          .isNotEqualTo(judgementOfEqual.output().getFloat(0));
      assertThat(d.inputGradientObstacle()).isPresent();
    }
  }

  @ParameterizedTest
  @EnumSource(Ends.class)
  void returnsAsManyNumbersAsTheGameNeeds(Ends ends) {
    SampleShape shape = SampleShape.image(1, 16, 16);
    DiscriminatorContext context = DiscriminatorContext.of(shape, null, 5, DataType.FLOAT, KEY);
    try (Discriminator d =
            new DcganDiscriminatorProvider()
                .create(discriminator(2, ends, DiscriminatorConditioning.INPUT), context);
        Pass pass = d.forward(gaussian(DataType.FLOAT, BATCH, 1, 16, 16), null, Mode.TRAIN, KEY)) {
      assertThat(pass.output().shape()).isEqualTo(new long[] {BATCH, 5});
    }
  }

  @Test
  void projectsOnOneLogitOnly() {
    SampleShape shape = SampleShape.image(1, 16, 16);
    DcganDiscriminatorConfiguration projection =
        discriminator(2, Ends.AUTO, DiscriminatorConditioning.PROJECTION);
    DiscriminatorContext context =
        DiscriminatorContext.of(shape, SampleShape.vector(3), 5, DataType.FLOAT, KEY);
    assertThatThrownBy(() -> new DcganDiscriminatorProvider().create(projection, context))
        .isInstanceOfSatisfying(
            GanException.class,
            refusal -> {
              assertThat(refusal.kind()).isEqualTo(GanException.Kind.USAGE);
              assertThat(refusal.where()).isEqualTo("discriminator.conditioning");
            });
    DiscriminatorContext without = DiscriminatorContext.of(shape, null, 5, DataType.FLOAT, KEY);
    try (Discriminator d = new DcganDiscriminatorProvider().create(projection, without);
        Pass pass = d.forward(gaussian(DataType.FLOAT, BATCH, 1, 16, 16), null, Mode.INFER, KEY)) {
      assertThat(pass.output().size(1)).isEqualTo(5);
    }
  }

  private static INDArray gaussian(DataType type, long... shape) {
    INDArray array = Nd4j.createUninitializedDetached(type, 'c', shape);
    KEY.fillGaussian(array, 0, 1);
    return array;
  }
}
