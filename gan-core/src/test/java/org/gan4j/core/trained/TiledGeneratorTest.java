package org.gan4j.core.trained;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.List;
import org.gan4j.api.GanException;
import org.gan4j.api.RandomKey;
import org.gan4j.api.network.Generator;
import org.gan4j.api.network.Locality;
import org.gan4j.core.assembly.PreparedTraining;
import org.gan4j.core.testing.SmallSuperResolution;
import org.gan4j.core.testing.TinyTraining;
import org.gan4j.core.trained.TilePlan.Span;
import org.gan4j.datasets.idx.Mnist10kConfiguration;
import org.gan4j.experiment.Draft;
import org.gan4j.experiment.Experiment;
import org.gan4j.experiment.TrainingOptions;
import org.gan4j.objectives.latent.GaussianLatentConfiguration;
import org.gan4j.superresolution.SuperResolutionConfiguration;
import org.gan4j.superresolution.network.SrDiscriminatorConfiguration;
import org.gan4j.superresolution.network.SrResidualConfiguration;
import org.gan4j.training.StopSignal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class TiledGeneratorTest {
  private static final RandomKey KEY = RandomKey.ofSeed(8);

  @TempDir Path folder;

  private TrainedGenerator trained() {
    Path run = folder.resolve("run");
    try (PreparedTraining training = SmallSuperResolution.with(folder, "training.iterations=9")) {
      TinyTraining.gan().start(training, run).train(new StopSignal(), List.of());
    }
    return TinyTraining.gan().open(run);
  }

  private static INDArray picture(int height, int width) {
    INDArray picture = Nd4j.create(DataType.FLOAT, 1, 1, height, width);
    KEY.split("picture").fillUniform(picture, -1, 1);
    return picture;
  }

  private static TiledGenerator tiled(TrainedGenerator trained, Locality locality, int tile) {
    return new TiledGenerator(
        TrainedGenerator.origin(trained), trained.mapping(), trained.network(), locality, tile);
  }

  @Test
  void mapsAPictureInTilesAsAWhole() {
    try (TrainedGenerator trained = trained()) {
      Locality locality = ((Generator) trained.network()).locality().orElseThrow();
      INDArray picture = picture(53, 38);
      INDArray whole = tiled(trained, locality, 64).apply(picture, KEY);
      assertThat(whole.shape()).containsExactly(1, 1, 106, 76);
      for (int tile : new int[] {2 * locality.reach() + 1, 20, 41}) {
        INDArray parts = tiled(trained, locality, tile).apply(picture, KEY);
        // The order of a convolution's sums may depend on the size of the image.
        assertThat(parts.sub(whole).amaxNumber().doubleValue())
            .as("tiles of %d", tile)
            .isLessThan(1e-5);
      }
      INDArray seams = tiled(trained, new Locality(1, 0), 20).apply(picture, KEY);
      assertThat(seams.sub(whole).amaxNumber().doubleValue())
          .as("without margins there are seams")
          .isGreaterThan(1e-3);
    }
  }

  /** Padded to the multiple by repeated pixels, which only the border sees. */
  @Test
  void padsAPictureToTheMultiple() {
    try (TrainedGenerator trained = trained()) {
      Locality local = ((Generator) trained.network()).locality().orElseThrow();
      INDArray picture = picture(53, 38);
      INDArray whole = tiled(trained, local, 64).apply(picture, KEY);
      INDArray padded = tiled(trained, new Locality(8, local.reach()), 32).apply(picture, KEY);
      assertThat(padded.shape()).isEqualTo(whole.shape());
      for (int row = 0; row < 2 * (53 - local.reach()); row++) {
        for (int column = 0; column < 2 * (38 - local.reach()); column++) {
          assertThat(
                  Math.abs(padded.getFloat(0, 0, row, column) - whole.getFloat(0, 0, row, column)))
              .isLessThan(1e-5f);
        }
      }
    }
  }

  @Test
  void appliesARunToPicturesOfAnySize() {
    try (TrainedGenerator trained = trained()) {
      assertThat(trained.takesAnySize()).isTrue();
      INDArray own = picture(14, 14);
      INDArray direct = trained.apply(own, 1);
      assertThat(direct.shape()).containsExactly(1, 1, 28, 28);
      INDArray resized = tiled(trained, new Locality(1, 7), 128).apply(own, KEY);
      assertThat(resized.sub(direct).amaxNumber().doubleValue()).isLessThan(1e-6);
      assertThat(trained.apply(picture(5, 200), 1).shape()).containsExactly(1, 1, 10, 400);
      INDArray colour = Nd4j.zeros(DataType.FLOAT, 1, 3, 14, 14);
      assertThatExceptionOfType(GanException.class)
          .isThrownBy(() -> trained.apply(colour, 1))
          .withMessageContaining("this run maps pictures of 1×14×14");
    }
  }

  @Test
  void appliesABlendedGeneratorToPicturesOfAnySize() {
    try (TrainedGenerator trained = trained()) {
      INDArray picture = picture(20, 20);
      INDArray before = trained.apply(picture, 1);
      trained.blend(0);
      assertThat(trained.apply(picture, 1)).isNotEqualTo(before);
    }
  }

  /** Trained without a folder. */
  @Test
  void appliesAGeneratorInMemoryToPicturesOfAnySize() {
    Draft<Experiment> draft =
        Draft.of(Experiment.class)
            .set(Experiment::dataset)
            .to(Draft.of(Mnist10kConfiguration.class).set(Mnist10kConfiguration::limit).to(40))
            .set(Experiment::task)
            .to(
                Draft.of(SuperResolutionConfiguration.class)
                    .set(SuperResolutionConfiguration::factor)
                    .to(2))
            .set(Experiment::latent)
            .to(
                Draft.of(GaussianLatentConfiguration.class)
                    .set(GaussianLatentConfiguration::size)
                    .to(0))
            .set(Experiment::generator)
            .to(
                Draft.of(SrResidualConfiguration.class)
                    .set(SrResidualConfiguration::filters)
                    .to(2)
                    .set(SrResidualConfiguration::blocks)
                    .to(1))
            .set(Experiment::discriminator)
            .to(
                Draft.of(SrDiscriminatorConfiguration.class)
                    .set(SrDiscriminatorConfiguration::filters)
                    .to(2)
                    .set(SrDiscriminatorConfiguration::units)
                    .to(3))
            .set(Experiment::training)
            .to(
                Draft.of(TrainingOptions.class)
                    .set(TrainingOptions::iterations)
                    .to(2L)
                    .set(TrainingOptions::batchSize)
                    .to(4));
    try (TrainedGenerator generator = TinyTraining.gan().train(draft)) {
      assertThat(generator.apply(picture(20, 31), 1).shape()).containsExactly(1, 1, 40, 62);
      assertThatExceptionOfType(GanException.class).isThrownBy(() -> generator.blend(0.5));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "100, 40, 7, 1",
    "100, 40, 7, 4",
    "41, 40, 7, 1",
    "40, 40, 7, 1",
    "3, 40, 7, 8",
    "999, 15, 7, 1",
    "57, 48, 7, 16",
    "1, 128, 16, 1"
  })
  void coversASideWithoutGapsAndWithMargins(int side, int longest, int margin, int multiple) {
    TilePlan plan = TilePlan.of(side, longest, margin, multiple);

    assertThat(plan.length()).isBetween(side, side + multiple - 1);
    assertThat(plan.length() % multiple).isZero();
    assertThat(plan.tile() % multiple).isZero();
    int next = 0;
    for (Span span : plan.spans()) {
      assertThat(span.from()).isEqualTo(next).isLessThan(span.to());
      assertThat(span.start() % multiple).isZero();
      assertThat(span.start()).isBetween(0, plan.length() - plan.tile());
      assertThat(span.from() - span.start()).isGreaterThanOrEqualTo(span.start() == 0 ? 0 : margin);
      int end = span.start() + plan.tile();
      assertThat(end - span.to()).isGreaterThanOrEqualTo(end == plan.length() ? 0 : margin);
      next = span.to();
    }
    assertThat(next).isEqualTo(plan.length());
  }
}
