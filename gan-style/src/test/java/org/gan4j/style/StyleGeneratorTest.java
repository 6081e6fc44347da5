package org.gan4j.style;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.gan4j.api.GanException;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.network.Generator;
import org.gan4j.api.network.GeneratorContext;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Pass;
import org.gan4j.api.network.StyledGenerator;
import org.gan4j.api.network.Wrt;
import org.gan4j.testkit.Defaults;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

class StyleGeneratorTest {
  private static final RandomKey KEY = RandomKey.ofSeed(4);
  private static final SampleShape IMAGE = SampleShape.image(3, 16, 16);
  private static final SampleShape CLASSES = SampleShape.vector(3);

  /** Small, with strong noise and mixing. */
  private static StyleGeneratorConfiguration small(int convolutions) {
    return new StyleGeneratorConfiguration(2, 4, convolutions, 5, 2, 0.01, 0.9, true, 0.5);
  }

  private static StyledGenerator generator(
      StyleGeneratorConfiguration configuration,
      @Nullable SampleShape condition,
      SampleShape samples) {
    Generator made =
        new StyleGeneratorProvider()
            .create(
                configuration,
                GeneratorContext.of(6, condition, samples, DataType.FLOAT, KEY.split("weights")));
    return (StyledGenerator) made;
  }

  private static INDArray gaussian(long... shape) {
    INDArray array = Nd4j.create(DataType.FLOAT, shape);
    KEY.split("gaussian").fillGaussian(array, 0, 1);
    return array;
  }

  private static INDArray inferred(
      StyledGenerator generator, INDArray z, @Nullable INDArray condition) {
    try (Pass pass = generator.forward(z, condition, Mode.INFER, KEY)) {
      return pass.output().dup();
    }
  }

  /** One style for each convolution, and one for the last image. */
  @ParameterizedTest
  @CsvSource({"28,2,6", "28,1,4", "32,2,8", "64,2,10", "64,1,6", "128,2,12", "20,1,4"})
  void makesImagesOfManySizes(int side, int convolutions, int places) {
    SampleShape shape = SampleShape.image(1, side, side);
    try (StyledGenerator generator = generator(small(convolutions), null, shape)) {
      INDArray made = inferred(generator, gaussian(2, 6), null);

      assertThat(made.shape()).isEqualTo(shape.batch(2));
      assertThat(made.slice(0)).isNotEqualTo(made.slice(1));
      assertThat(generator.places()).isEqualTo(places);
      assertThat(generator.styleSize()).isEqualTo(5);
    }
  }

  @Test
  void makesImagesThatAreNotSquare() {
    SampleShape shape = SampleShape.image(2, 24, 40);
    try (StyledGenerator generator = generator(small(1), null, shape)) {
      assertThat(inferred(generator, gaussian(2, 6), null).shape()).isEqualTo(shape.batch(2));
    }
  }

  @Test
  void makesTheSamplesOfTheStylesOfLatents() {
    try (StyledGenerator generator = generator(small(2), CLASSES, IMAGE)) {
      INDArray z = gaussian(3, 6);
      INDArray condition = Nd4j.eye(3).castTo(DataType.FLOAT);

      INDArray styles = generator.styles(z, condition);

      assertThat(styles.shape()).containsExactly(3, generator.places(), 5);
      INDArray first = styles.get(NDArrayIndex.all(), NDArrayIndex.point(0), NDArrayIndex.all());
      for (int place = 1; place < generator.places(); place++) {
        assertThat(styles.get(NDArrayIndex.all(), NDArrayIndex.point(place), NDArrayIndex.all()))
            .isEqualTo(first);
      }
      assertThat(generator.synthesize(styles)).isEqualTo(inferred(generator, z, condition));
    }
  }

  @Test
  void makesOtherSamplesUnderOtherConditions() {
    try (StyledGenerator generator = generator(small(1), CLASSES, IMAGE)) {
      INDArray z = gaussian(1, 6);
      INDArray one = Nd4j.createFromArray(new float[][] {{1, 0, 0}});
      INDArray other = Nd4j.createFromArray(new float[][] {{0, 1, 0}});

      assertThat(generator.styles(z, one)).isNotEqualTo(generator.styles(z, other));
      // A class is embedded, and its embedding has the size of the latent whatever its own is.
      assertThat(generator.styles(z, one.mul(7)).equalsWithEps(generator.styles(z, one), 1e-5))
          .isTrue();
    }
  }

  /** The last style is that of the last image alone. */
  @Test
  void changesSamplesByTheLastStyleAlone() {
    try (StyledGenerator generator = generator(small(2), null, IMAGE)) {
      INDArray styles = generator.styles(gaussian(2, 6), null);
      INDArray mixed = styles.slice(0).dup().reshape(1, generator.places(), 5);
      mixed.slice(0).slice(generator.places() - 1).assign(styles.slice(1).slice(0));

      INDArray made = generator.synthesize(mixed);

      INDArray own = inferred(generator, gaussian(2, 6), null).slice(0);
      assertThat(made.slice(0)).isNotEqualTo(own);
    }
  }

  /** With a decay of 0.5, one step goes half of the way from zero to the batch's mean. */
  @Test
  void keepsTheMeanStyleOfTraining() {
    StyleGeneratorConfiguration configuration =
        new StyleGeneratorConfiguration(2, 4, 1, 5, 2, 0.01, 0, false, 0.5);
    try (StyledGenerator generator = generator(configuration, null, IMAGE)) {
      INDArray z = gaussian(4, 6);
      INDArray expected =
          generator
              .styles(z, null)
              .get(NDArrayIndex.all(), NDArrayIndex.point(0), NDArrayIndex.all())
              .mean(0)
              .mul(0.5);
      assertThat(generator.meanStyle().amaxNumber().doubleValue()).isZero();
      generator.parameters().clearGradient();
      try (Pass pass = generator.forward(z, null, Mode.TRAIN, KEY)) {
        pass.backward(pass.output().mul(0), Wrt.PARAMETERS);
      }
      assertThat(generator.meanStyle().amaxNumber().doubleValue()).isZero();
      generator.update((values, gradient, step) -> {}, 0);

      assertThat(generator.meanStyle().equalsWithEps(expected, 1e-6)).isTrue();
    }
  }

  @Test
  void drawsOnlyWhatItIsAskedTo() {
    GeneratorContext context =
        GeneratorContext.of(6, null, IMAGE, DataType.FLOAT, KEY.split("weights"));
    StyleGeneratorProvider provider = new StyleGeneratorProvider();
    try (Generator plain =
            provider.create(
                new StyleGeneratorConfiguration(2, 4, 1, 5, 2, 0.01, 0, false, 0.5), context);
        Generator noisy =
            provider.create(
                new StyleGeneratorConfiguration(2, 4, 1, 5, 2, 0.01, 0, true, 0.5), context);
        Generator mixing =
            provider.create(
                new StyleGeneratorConfiguration(2, 4, 1, 5, 2, 0.01, 0.5, false, 0.5), context)) {
      assertThat(plain.isDeterministic()).isTrue();
      assertThat(noisy.isDeterministic()).isFalse();
      assertThat(mixing.isDeterministic()).isFalse();
    }
  }

  /** Unit variance in every layer: the reason for the equalized rates, gains and demodulation. */
  @Test
  void beginsWithSamplesOfOrdinaryContrast() {
    try (StyledGenerator generator =
        generator(
            Defaults.of(StyleGeneratorConfiguration.class), null, SampleShape.image(3, 64, 64))) {
      double deviation = inferred(generator, gaussian(4, 6), null).stdNumber().doubleValue();
      assertThat(deviation).isBetween(0.3, 0.95);
    }
  }

  @ParameterizedTest
  @CsvSource({"30,28 or 32", "5,8", "100,96 or 112"})
  void refusesSizesThatCannotBeHalved(int side, String nearest) {
    assertThatThrownBy(() -> generator(small(1), null, SampleShape.image(1, side, side)))
        .isInstanceOf(GanException.class)
        .hasMessageContaining("style cannot halve images of 1×" + side + "×" + side)
        .hasMessageContaining("resize the images to squares of " + nearest);
  }

  @Test
  void refusesWhatItCannotMake() {
    assertThatThrownBy(() -> generator(small(1), null, SampleShape.vector(7)))
        .isInstanceOf(GanException.class)
        .hasMessageContaining("style is for images");
    assertThatThrownBy(() -> generator(small(1), IMAGE, IMAGE))
        .isInstanceOf(GanException.class)
        .hasMessageContaining("style has no encoder for a condition that is an image");
    assertThatThrownBy(
            () ->
                new StyleGeneratorProvider()
                    .create(small(1), GeneratorContext.of(0, CLASSES, IMAGE, DataType.FLOAT, KEY)))
        .isInstanceOf(GanException.class)
        .hasMessageContaining("style makes styles of a latent, and there is none");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new StyleGeneratorConfiguration(8, 4, 1, 5, 2, 0.01, 0, true, 0.5));
  }
}
