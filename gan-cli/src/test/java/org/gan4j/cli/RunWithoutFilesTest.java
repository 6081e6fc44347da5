package org.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that are used where the files of their training are not. */
class RunWithoutFilesTest {
  private static final String INPAINTING =
      "task={\"type\": \"inpainting\", \"mask\": {\"type\": \"half\"}}";

  @TempDir private Path folder;

  private Path data;

  @BeforeEach
  void write() throws IOException {
    data = ImageData.write(folder.resolve("data"), 8, 4);
  }

  private Path train(String... settings) {
    Path run = folder.resolve("run");
    List<String> arguments =
        new ArrayList<>(List.of("train", ImageData.experiment(folder, data).toString(), "-q"));
    for (String setting : settings) {
      arguments.addAll(List.of("--set", setting));
    }
    arguments.addAll(List.of("--out", run.toString()));
    done(Outcome.of(arguments.toArray(String[]::new)));
    return run;
  }

  private static void done(Outcome outcome) {
    assertThat(outcome.exitCode()).as(outcome.error()).isZero();
  }

  /** Neither the data to compare with nor those that features are learned from are needed. */
  @Test
  void samplesAndInterpolatesWithoutTheFilesOfItsMetrics() throws IOException {
    Path reference = ImageData.write(folder.resolve("reference"), 8, 5);
    String labelled =
        "{\"type\": \"image-folder\", \"path\": \""
            + folder.resolve("labelled")
            + "\", \"size\": 16, \"channels\": 1, \"labels\": \"folders\"}";
    ImageData.write(folder.resolve("labelled/a"), 4, 6);
    ImageData.write(folder.resolve("labelled/b"), 4, 7);
    Path run =
        train(
            "evaluation.reference=" + ImageData.dataset(reference),
            "evaluation.features={\"type\": \"pixels\"}",
            "evaluation.metrics=[{\"type\": \"sliced-wasserstein\", \"samples\": 8, \"features\":"
                + " {\"type\": \"classifier\", \"iterations\": 1, \"dataset\": "
                + labelled
                + "}}]");
    for (String gone : List.of("data", "reference", "labelled")) {
      Files.move(folder.resolve(gone), folder.resolve("moved-" + gone));
    }

    done(Outcome.of("sample", run.toString(), "--out", folder.resolve("s.png").toString()));
    done(Outcome.of("interpolate", run.toString(), "--out", folder.resolve("i.png").toString()));
  }

  @Test
  void interpolatesHolesOfDataInAnotherPlace() throws IOException {
    Path run = train(INPAINTING);
    Path moved = Files.move(data, folder.resolve("moved"));
    Path picture = folder.resolve("walks.png");

    Outcome missing =
        Outcome.of("interpolate", run.toString(), "--out", folder.resolve("x.png").toString());
    assertThat(missing.exitCode()).as(missing.error()).isEqualTo(2);
    assertThat(missing.error()).contains(data.toString(), "name them with --data");

    done(
        Outcome.of(
            "interpolate",
            run.toString(),
            "--data",
            ImageData.dataset(moved),
            "--walks",
            "2",
            "--steps",
            "3",
            "--out",
            picture.toString()));
    // Three images of 16 pixels, four times enlarged, in each of three steps; and gaps of 2.
    assertThat(ImageIO.read(picture.toFile()).getWidth()).isEqualTo(3 * (3 * 16 * 4 + 2) + 2);
  }

  @Test
  void refusesDataThatAreNotNeeded() {
    Path run = train();

    Outcome outcome =
        Outcome.of(
            "interpolate",
            run.toString(),
            "--data",
            ImageData.dataset(data),
            "--out",
            folder.resolve("x.png").toString());
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.error()).contains("--data is for inpainting");
  }

  @Test
  void refusesToInterpolateWithoutALatent() throws IOException {
    Path run = train(INPAINTING, "latent.size=0");
    Files.move(data, folder.resolve("moved"));

    Outcome outcome =
        Outcome.of("interpolate", run.toString(), "--out", folder.resolve("x.png").toString());
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.error()).contains("this generator has no latent to interpolate");
  }
}
