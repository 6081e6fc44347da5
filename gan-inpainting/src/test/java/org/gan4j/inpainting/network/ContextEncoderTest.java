package org.gan4j.inpainting.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.function.DoubleSupplier;
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
import org.gan4j.inpainting.DiscriminatorInput;
import org.gan4j.inpainting.InpaintingRound;
import org.gan4j.inpainting.InpaintingTask;
import org.gan4j.inpainting.TestTasks;
import org.gan4j.inpainting.network.ContextEncoderGeneratorConfiguration.Connection;
import org.gan4j.inpainting.network.ContextEncoderGeneratorConfiguration.Noise;
import org.gan4j.nn.layers.Initialization;
import org.gan4j.testkit.Defaults;
import org.gan4j.testkit.FiniteDifferences;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ContextEncoderTest {
  private static final RandomKey KEY = RandomKey.ofSeed(2);

  private static Generator generator(
      int filters,
      Connection connection,
      @Nullable Integer bottleneck,
      Noise noise,
      int latent,
      SampleShape seen,
      SampleShape made,
      DataType type) {
    return new ContextEncoderGeneratorProvider()
        .create(
            new ContextEncoderGeneratorConfiguration(
                filters, connection, bottleneck, noise, 0.2, new Initialization.Normal(0.02)),
            GeneratorContext.of(latent, seen, made, type, KEY.split("g")));
  }

  private static Discriminator discriminator(int filters, SampleShape input, DataType type) {
    return new ContextEncoderDiscriminatorProvider()
        .create(
            new ContextEncoderDiscriminatorConfiguration(
                filters, 0.2, new Initialization.Normal(0.02)),
            DiscriminatorContext.of(input, null, type, KEY.split("d")));
  }

  @ParameterizedTest
  @CsvSource({
    "1,28,28,14,14",
    "1,28,28,28,28",
    "1,28,28,28,14",
    "3,32,32,16,16",
    "3,64,64,32,32",
    "4,64,64,64,64",
    "3,128,128,64,64",
    "4,128,128,128,128"
  })
  void fitsImagesAndHoles(int channels, int height, int width, int holeHeight, int holeWidth) {
    SampleShape seen = SampleShape.image(channels, height, width);
    SampleShape made = SampleShape.image(Math.min(3, channels), holeHeight, holeWidth);
    for (Connection connection : Connection.values()) {
      for (int latent : new int[] {0, 3}) {
        Noise noise = connection == Connection.BOTTLENECK ? Noise.INPUT : Noise.BOTTLENECK;
        INDArray z = Nd4j.create(DataType.FLOAT, 2, latent);
        try (Generator g = generator(2, connection, 5, noise, latent, seen, made, DataType.FLOAT);
            Discriminator d = discriminator(2, made, DataType.FLOAT);
            Pass fake = g.forward(z, TestTasks.images(DataType.FLOAT, seen, 2), Mode.TRAIN, KEY);
            Pass judgement = d.forward(fake.output(), null, Mode.TRAIN, KEY)) {
          assertThat(fake.output().shape()).isEqualTo(made.batch(2));
          assertThat(judgement.output().shape()).isEqualTo(new long[] {2, 1});
          assertThat(g.isDeterministic()).isTrue();
        }
      }
    }
  }

  /**
   * The tables of the benchmark for 64² images have 5,579,520 and 663,296 parameters without the
   * biases that stand here where no normalization follows: 64 and 3 channels; 64 and the logit.
   */
  @Test
  void hasAsManyParametersAsTheReference() {
    SampleShape image = SampleShape.image(3, 64, 64);
    SampleShape hole = SampleShape.image(3, 32, 32);
    try (Generator g =
            generator(
                64, Connection.BOTTLENECK, null, Noise.BOTTLENECK, 0, image, hole, DataType.FLOAT);
        Discriminator d = discriminator(64, hole, DataType.FLOAT)) {
      assertThat(learned(g)).isEqualTo(5_579_520 + 64 + 3);
      assertThat(learned(d)).isEqualTo(663_296 + 64 + 1);
    }
  }

  private static long learned(Network network) {
    return network.parameters().named().stream()
        .filter(parameter -> parameter.role() != Role.STATISTIC)
        .mapToLong(parameter -> parameter.value().length())
        .sum();
  }

  @ParameterizedTest
  @CsvSource({"30,30", "8,6", "64,18"})
  void refusesSizesThatCannotBeHalved(int seen, int made) {
    assertThatThrownBy(
            () ->
                generator(
                    2,
                    Connection.BOTTLENECK,
                    4,
                    Noise.BOTTLENECK,
                    0,
                    SampleShape.image(1, seen, seen),
                    SampleShape.image(1, made, made),
                    DataType.FLOAT))
        .isInstanceOf(GanException.class)
        .hasMessageContaining("28, 32, 64");
  }

  @Test
  void refusesATaskWithoutHoles() {
    GeneratorContext context =
        GeneratorContext.of(5, null, SampleShape.image(1, 28, 28), DataType.FLOAT, KEY);
    assertThatThrownBy(
            () ->
                new ContextEncoderGeneratorProvider()
                    .create(Defaults.of(ContextEncoderGeneratorConfiguration.class), context))
        .isInstanceOf(GanException.class)
        .hasMessageContaining("task inpainting");
  }

  /**
   * The whole way of the generator's step, in double precision: through the discriminator, the
   * composition and the reconstruction term. With a step of 1e-5 a central difference is good to
   * 1e-6 of gradients of order 1.
   */
  @ParameterizedTest
  @CsvSource({
    "BOTTLENECK,BOTTLENECK,0,CONTENT",
    "BOTTLENECK,BOTTLENECK,2,COMPOSED",
    "BOTTLENECK,INPUT,2,COMPOSED",
    "CHANNELWISE,BOTTLENECK,0,COMPOSED",
    "CHANNELWISE,BOTTLENECK,2,COMPOSED",
    "CHANNELWISE,INPUT,2,CONTENT"
  })
  void agreesWithDifferencesOnTheWholeWay(
      Connection connection, Noise noise, int latent, DiscriminatorInput judged) {
    SampleShape image = SampleShape.image(1, 16, 16);
    InpaintingTask task = TestTasks.task(image, TestTasks.settings(TestTasks.centre(1), judged));
    INDArray images = TestTasks.images(DataType.DOUBLE, image, 3);
    INDArray z = Nd4j.create(DataType.DOUBLE, 3, latent);
    if (latent > 0) {
      KEY.fillGaussian(z, 0, 1);
    }
    try (Generator g =
            generator(
                2,
                connection,
                6,
                noise,
                latent,
                task.generatorCondition(),
                task.generated(),
                DataType.DOUBLE);
        Discriminator d = discriminator(2, task.discriminated(), DataType.DOUBLE);
        InpaintingRound round = task.round(images, Collections.nCopies(3, task.hole(KEY)), KEY)) {
      // Weights of order 1, so that no gradient is tiny.
      g.parameters().values().muli(10);
      d.parameters().values().muli(10);
      INDArray ones = Nd4j.ones(DataType.DOUBLE, 3, 1);
      try (Pass made = g.forward(z, round.generatorCondition(), Mode.TRAIN, KEY);
          Pass fake = d.forward(round.compose(made.output()), null, Mode.TRAIN, KEY)) {
        INDArray gradient = round.composeBackward(fake.backwardToInput(ones.dup()));
        gradient.addi(round.reconstruction(made.output()).orElseThrow().gradient());
        made.backward(gradient, Wrt.PARAMETERS);
      }
      DoubleSupplier objective =
          () -> {
            try (Pass made = g.forward(z, round.generatorCondition(), Mode.TRAIN, KEY);
                Pass fake = d.forward(round.compose(made.output()), null, Mode.TRAIN, KEY)) {
              return fake.output().sumNumber().doubleValue()
                  + round.reconstruction(made.output()).orElseThrow().value();
            }
          };
      FiniteDifferences.standard()
          .withStep(1e-5)
          .within(5e-7, 5e-7)
          .ofAtLeast(12)
          .check("generator", g.parameters(), objective);
    }
  }

  /** A network that ignored its noise would make one completion only. */
  @ParameterizedTest
  @CsvSource({"BOTTLENECK,BOTTLENECK", "BOTTLENECK,INPUT", "CHANNELWISE,BOTTLENECK"})
  void heedsItsNoise(Connection connection, Noise noise) {
    SampleShape image = SampleShape.image(1, 16, 16);
    INDArray seen = TestTasks.images(DataType.FLOAT, image, 2);
    seen.slice(1).assign(seen.slice(0));
    INDArray z = Nd4j.create(DataType.FLOAT, 2, 4);
    KEY.fillGaussian(z, 0, 1);
    try (Generator g =
            generator(
                4, connection, 8, noise, 4, image, SampleShape.image(1, 8, 8), DataType.FLOAT);
        Pass made = g.forward(z, seen, Mode.TRAIN, KEY)) {
      assertThat(made.output().slice(0)).isNotEqualTo(made.output().slice(1));
    }
  }
}
