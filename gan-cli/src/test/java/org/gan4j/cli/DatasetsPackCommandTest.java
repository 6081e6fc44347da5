package org.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gan4j.api.RandomKey;
import org.gan4j.api.data.Dataset;
import org.gan4j.core.Gan;
import org.gan4j.experiment.configuration.Json;
import org.gan4j.images.output.PngFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code gan datasets pack}: the settings that it prints read the same samples. */
class DatasetsPackCommandTest {
  @TempDir private Path folder;

  @Test
  void packsTheSamplesAndClassesOfADataset() {
    String some = "{\"type\": \"part\", \"of\": {\"type\": \"mnist-10k\"}, \"every\": 500}";
    Path file = folder.resolve("digits.parquet");

    Outcome outcome = Outcome.of("datasets", "pack", some, "--out", file.toString());

    assertThat(outcome.error()).isEmpty();
    assertThat(outcome.exitCode()).isZero();
    JsonNode settings = Json.parse(outcome.output());
    assertThat(settings.path("height").asInt()).isEqualTo(28);
    assertThat(settings.path("channels").asInt()).isEqualTo(1);
    try (Dataset expected = Gan.create().dataset(some, 1);
        Dataset packed = Gan.create().dataset(outcome.output(), 1)) {
      assertThat(packed.size()).isEqualTo(expected.size());
      assertThat(packed.classes()).isEqualTo(expected.classes());
      for (int i = 0; i < packed.size(); i++) {
        assertThat(packed.label(i)).isEqualTo(expected.label(i));
        assertThat(numbers(packed, i)).isEqualTo(numbers(expected, i));
      }
    }
  }

  @Test
  void packsTheFilesOfAFolderAndNamesWhatItLeavesOut() throws IOException {
    picture("photos/cats/a.png");
    picture("photos/dogs/b.png");
    Files.writeString(folder.resolve("photos/readme.txt"), "two");
    Path file = folder.resolve("packed/photos.parquet");

    Outcome outcome =
        Outcome.of(
            "datasets",
            "pack",
            folder.resolve("photos").toString(),
            "--labels",
            "folders",
            "--out",
            file.toString());

    assertThat(outcome.exitCode()).as(outcome.error()).isZero();
    assertThat(outcome.error()).contains("readme.txt");
    try (Dataset packed = Gan.create().dataset(outcome.output(), 1)) {
      assertThat(packed.classes()).containsExactly("cats", "dogs");
      assertThat(packed.label(1)).isEqualTo(1);
    }
  }

  @Test
  void leavesNoFileWhereAnImageIsBroken() throws IOException {
    picture("photos/a.png");
    Files.writeString(folder.resolve("photos/b.png"), "no picture");
    Path file = folder.resolve("photos.parquet");

    Outcome outcome =
        Outcome.of(
            "datasets", "pack", folder.resolve("photos").toString(), "--out", file.toString());

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.error()).contains("the image cannot be used").contains("b.png");
    assertThat(file).doesNotExist();
  }

  @Test
  void refusesSamplesThatAreNoPictures() {
    Outcome outcome =
        Outcome.of("datasets", "pack", "ring", "--out", folder.resolve("r.parquet").toString());

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.error()).contains("are no pictures");
  }

  private void picture(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    PngFile.write(new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB), file);
  }

  private static float[] numbers(Dataset dataset, int index) {
    float[] numbers = new float[dataset.shape().length()];
    dataset.read(new int[] {index}, RandomKey.ofSeed(2), FloatBuffer.wrap(numbers));
    return numbers;
  }
}
