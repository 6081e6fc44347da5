package org.gan4j.translation.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.gan4j.nn.layers.Initialization;
import org.gan4j.testkit.Defaults;
import org.gan4j.testkit.DiscriminatorContract;
import org.gan4j.testkit.GeneratorContract;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The networks keep their contracts, have the published sizes, and refuse what they cannot do. */
class NetworksTest {
  private static final RandomKey KEY = RandomKey.ofSeed(4);

  /** Larger weights than usual, so that small networks have gradients to compare. */
  private static final Initialization WIDE = new Initialization.Normal(0.3);

  private static UNetConfiguration uNet(int filters, Normalization normalization, double dropout) {
    return new UNetConfiguration(
        filters, null, normalization, dropout, 0.2, WIDE, Upsampling.TRANSPOSED);
  }

  @Nested
  class UNetWithBatchNorm extends GeneratorContract<UNetConfiguration> {
    @Override
    protected UNetProvider provider() {
      return new UNetProvider();
    }

    @Override
    protected UNetConfiguration configuration() {
      return uNet(2, Normalization.BATCH, 0);
    }

    @Override
    protected int latentSize() {
      return 0;
    }

    @Override
    protected SampleShape condition() {
      return SampleShape.image(3, 8, 8);
    }

    @Override
    protected SampleShape samples() {
      return SampleShape.image(1, 8, 8);
    }
  }

  /** Five levels, one of which is odd, and one of which drops. */
  @Nested
  class UNetOfAnOddLevel extends GeneratorContract<UNetConfiguration> {
    @Override
    protected UNetProvider provider() {
      return new UNetProvider();
    }

    @Override
    protected UNetConfiguration configuration() {
      return uNet(1, Normalization.INSTANCE, 0.5);
    }

    @Override
    protected int latentSize() {
      return 0;
    }

    @Override
    protected SampleShape condition() {
      return SampleShape.image(1, 20, 20);
    }

    @Override
    protected SampleShape samples() {
      return SampleShape.image(1, 20, 20);
    }
  }

  /** Sides of 20, 10, 5, 3, 2 and 1 pixels. */
  @Nested
  class UNetThatResizes extends GeneratorContract<UNetConfiguration> {
    @Override
    protected UNetProvider provider() {
      return new UNetProvider();
    }

    @Override
    protected UNetConfiguration configuration() {
      return new UNetConfiguration(
          1, null, Normalization.INSTANCE, 0, 0.2, WIDE, Upsampling.RESIZE);
    }

    @Override
    protected int latentSize() {
      return 0;
    }

    @Override
    protected SampleShape condition() {
      return SampleShape.image(1, 20, 20);
    }

    @Override
    protected SampleShape samples() {
      return SampleShape.image(1, 20, 20);
    }
  }

  @Nested
  class Translator extends GeneratorContract<ResidualTranslatorConfiguration> {
    @Override
    protected ResidualTranslatorProvider provider() {
      return new ResidualTranslatorProvider();
    }

    @Override
    protected ResidualTranslatorConfiguration configuration() {
      return new ResidualTranslatorConfiguration(2, 1, 1, Normalization.INSTANCE, WIDE);
    }

    @Override
    protected int latentSize() {
      return 0;
    }

    @Override
    protected SampleShape condition() {
      return SampleShape.image(1, 8, 8);
    }

    @Override
    protected SampleShape samples() {
      return SampleShape.image(3, 8, 8);
    }
  }

  @Nested
  class Patch extends DiscriminatorContract<PatchDiscriminatorConfiguration> {
    @Override
    protected PatchDiscriminatorProvider provider() {
      return new PatchDiscriminatorProvider();
    }

    @Override
    protected PatchDiscriminatorConfiguration configuration() {
      return new PatchDiscriminatorConfiguration(16, 2, Normalization.INSTANCE, 0.2, WIDE);
    }

    @Override
    protected SampleShape condition() {
      return SampleShape.image(2, 16, 16);
    }

    /** 16 → 8 → 7 → 6. */
    @Override
    protected SampleShape logits() {
      return SampleShape.image(1, 6, 6);
    }
  }

  private static Generator uNet(UNetConfiguration configuration, SampleShape picture) {
    return new UNetProvider()
        .create(configuration, GeneratorContext.of(0, picture, picture, DataType.FLOAT, KEY));
  }

  private static long learned(Network network) {
    return network.parameters().named().stream()
        .filter(parameter -> parameter.role() != Role.STATISTIC)
        .mapToLong(parameter -> parameter.value().length())
        .sum();
  }

  /** The published code's unet_256 with 3 channels on both sides has 54.41 million parameters. */
  @Test
  void hasAsManyParametersAsThePublishedUNet() {
    UNetConfiguration published = Defaults.of(UNetConfiguration.class);
    try (Generator uNet = uNet(published, SampleShape.image(3, 256, 256))) {
      assertThat(learned(uNet)).isBetween(54_405_000L, 54_420_000L);
    }
  }

  /** The published 70-pixel discriminator of 3 + 3 channels has 2.769 million parameters. */
  @Test
  void hasAsManyParametersAsThePublishedPatchDiscriminator() {
    SampleShape picture = SampleShape.image(3, 256, 256);
    try (Discriminator patch =
        new PatchDiscriminatorProvider()
            .create(
                Defaults.of(PatchDiscriminatorConfiguration.class),
                DiscriminatorContext.of(picture, picture, DataType.FLOAT, KEY))) {
      assertThat(learned(patch)).isEqualTo(2_768_705);
    }
  }

  /** The published resnet_6blocks has 7.838 million, with doublings by 3×3 instead of 4×4. */
  @Test
  void hasAsManyParametersAsThePublishedTranslator() {
    SampleShape picture = SampleShape.image(3, 128, 128);
    long larger = (16 - 9) * (256L * 128 + 128L * 64);
    long biases = 64 + 128 + 256 + 12 * 256 + 128 + 64;
    try (Generator translator =
        new ResidualTranslatorProvider()
            .create(
                Defaults.of(ResidualTranslatorConfiguration.class),
                GeneratorContext.of(0, picture, picture, DataType.FLOAT, KEY))) {
      // The published code has biases in front of instance normalizations, without any effect.
      assertThat(learned(translator) - larger + biases).isEqualTo(7_837_699);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "28,28,5",
    "30,30,5",
    "32,32,5",
    "64,64,6",
    "90,90,7",
    "100,100,7",
    "128,128,7",
    "32,64,5"
  })
  void halvesEvenSizesDownToOnePixel(int height, int width, int halvings) {
    assertThat(UNetLevels.of(SampleShape.image(3, height, width), null).count())
        .isEqualTo(halvings);
    SampleShape picture = SampleShape.image(1, height, width);
    try (Generator uNet = uNet(uNet(1, Normalization.BATCH, 0.5), picture);
        Pass pass = uNet.forward(Nd4j.zeros(picture.batch(1)), null, Mode.TRAIN, KEY)) {
      assertThat(pass.output().shape()).isEqualTo(picture.batch(1));
    }
  }

  @Test
  void halvesEveryEvenSizeFrom28To256() {
    for (int side = 28; side <= 256; side += 2) {
      UNetLevels levels = UNetLevels.of(SampleShape.image(3, side, side), null);
      assertThat(levels.height(levels.count())).isEqualTo(1);
    }
  }

  @Test
  void stopsAfterTheLevelsThatItIsTold() {
    assertThat(UNetLevels.of(SampleShape.image(3, 64, 64), 3).count()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({"27,27,28×28", "30,32,32×32", "65,64,64×64"})
  void refusesSizesThatItCannotHalveWithTheNearestThatItCan(int height, int width, String nearest) {
    assertThatThrownBy(
            () -> uNet(Defaults.of(UNetConfiguration.class), SampleShape.image(1, height, width)))
        .isInstanceOf(GanException.class)
        .hasMessageContaining("cannot halve images of 1×" + height + "×" + width)
        .hasMessageContaining(nearest);
  }

  /** A changed pixel changes the logits of the patches that contain it, and no others. */
  @ParameterizedTest
  @ValueSource(ints = {16, 34, 70})
  void givesLogitsThatDependOnTheirFieldAlone(int field) {
    SampleShape picture = SampleShape.image(1, 96, 96);
    PatchDiscriminatorConfiguration configuration =
        new PatchDiscriminatorConfiguration(field, 1, Normalization.NONE, 0.2, WIDE);
    try (Discriminator patch =
        new PatchDiscriminatorProvider()
            .create(configuration, DiscriminatorContext.of(picture, null, DataType.FLOAT, KEY))) {
      INDArray samples = Nd4j.ones(DataType.FLOAT, picture.batch(1));
      INDArray before = logits(patch, samples);
      int row = (int) before.size(2) / 2;
      int reach = 0;
      for (int y = 0; y < 96; y++) {
        INDArray changed = samples.dup();
        changed.putScalar(new int[] {0, 0, y, y}, -50);
        boolean depends =
            logits(patch, changed).getDouble(0, 0, row, row) != before.getDouble(0, 0, row, row);
        reach += depends ? 1 : 0;
      }
      assertThat(reach).isEqualTo(field);
    }
  }

  private static INDArray logits(Discriminator patch, INDArray samples) {
    try (Pass pass = patch.forward(samples, null, Mode.INFER, KEY)) {
      return pass.output().dup();
    }
  }

  @ParameterizedTest
  @CsvSource({"28,34,16", "12,16,at least 16×16"})
  void refusesPicturesSmallerThanTheField(int side, int field, String remedy) {
    PatchDiscriminatorConfiguration configuration =
        new PatchDiscriminatorConfiguration(field, 1, Normalization.NONE, 0.2, WIDE);
    assertThatThrownBy(
            () ->
                new PatchDiscriminatorProvider()
                    .create(
                        configuration,
                        DiscriminatorContext.of(
                            SampleShape.image(1, side, side), null, DataType.FLOAT, KEY)))
        .isInstanceOf(GanException.class)
        .hasMessageContaining("smaller than the discriminator's field of " + field)
        .hasMessageContaining(remedy);
  }

  @Test
  void refusesOtherFields() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new PatchDiscriminatorConfiguration(20, 1, Normalization.NONE, 0.2, WIDE));
  }

  @Test
  void refusesNoise() {
    SampleShape picture = SampleShape.image(1, 28, 28);
    assertThatThrownBy(
            () ->
                new UNetProvider()
                    .create(
                        Defaults.of(UNetConfiguration.class),
                        GeneratorContext.of(100, picture, picture, DataType.FLOAT, KEY)))
        .isInstanceOf(GanException.class)
        .hasMessageContaining("takes no noise");
  }

  @Test
  void refusesATaskWithoutPictures() {
    assertThatThrownBy(
            () ->
                new ResidualTranslatorProvider()
                    .create(
                        Defaults.of(ResidualTranslatorConfiguration.class),
                        GeneratorContext.of(
                            5, null, SampleShape.image(1, 28, 28), DataType.FLOAT, KEY)))
        .isInstanceOf(GanException.class)
        .hasMessageContaining("translates pictures, and the task has none");
  }

  @Test
  void refusesSizesThatTheTranslatorCannotHalve() {
    SampleShape picture = SampleShape.image(1, 30, 28);
    assertThatThrownBy(
            () ->
                new ResidualTranslatorProvider()
                    .create(
                        Defaults.of(ResidualTranslatorConfiguration.class),
                        GeneratorContext.of(0, picture, picture, DataType.FLOAT, KEY)))
        .isInstanceOf(GanException.class)
        .hasMessageContaining("32×28");
  }
}
