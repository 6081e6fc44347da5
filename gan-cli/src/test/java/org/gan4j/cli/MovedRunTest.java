package org.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs whose data or files have moved or changed since they were trained. */
class MovedRunTest {
  private static final int SIDE = 16;
  private static final int IMAGES = 4;

  @TempDir private static Path shared;
  @TempDir private Path folder;

  private Path data;
  private Path run;

  @BeforeAll
  static void trainOnce() throws IOException {
    Random random = new Random(4);
    for (String name : List.of("apple", "birch", "cedar")) {
      for (int i = 0; i < IMAGES; i++) {
        write(shared.resolve("data/" + name + "/" + i + ".png"), random);
      }
    }
    Path experiment =
        TinyRing.in(
            shared,
            "\"ring\", \"size\": 400",
            "\"image-folder\", \"path\": \""
                + shared.resolve("data")
                + "\", \"size\": 16,"
                + " \"channels\": 1, \"labels\": \"folders\"");
    done(
        Outcome.of(
            "train",
            experiment.toString(),
            "--set",
            "evaluation.metrics=[]",
            "--set",
            "training.batchSize=4",
            "--set",
            "training.iterations=4",
            "--out",
            shared + "/run"));
  }

  @BeforeEach
  void copy() throws IOException {
    data = copy(shared.resolve("data"), folder.resolve("data"));
    run = copy(shared.resolve("run"), folder.resolve("run"));
  }

  private static Path copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path copied = to.resolve(from.relativize(file).toString());
        Files.copy(file, copied, StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
    return to;
  }

  private static void write(Path file, Random random) throws IOException {
    BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < SIDE * SIDE; i++) {
      image.getRaster().setSample(i % SIDE, i / SIDE, 0, random.nextInt(256));
    }
    Files.createDirectories(file.getParent());
    ImageIO.write(image, "png", file.toFile());
  }

  private static Outcome done(Outcome outcome) {
    assertThat(outcome.exitCode()).as(outcome.error()).isZero();
    return outcome;
  }

  private Outcome resume(String... overrides) {
    List<String> arguments = new ArrayList<>(List.of("train", run.toString(), "--resume", "-q"));
    for (String override : overrides) {
      arguments.addAll(List.of("--set", override));
    }
    return Outcome.of(arguments.toArray(String[]::new));
  }

  private Outcome resumeWithCopy() {
    return resume("training.iterations=6", "dataset.path=" + data);
  }

  @Test
  void continuesWithItsDataInAnotherPlace() {
    Outcome outcome = done(resumeWithCopy());

    assertThat(outcome.error()).isEmpty();
    assertThat(run.resolve("experiment.json")).content().contains(data.toString());
  }

  @Test
  void refusesOtherClassesByName() throws IOException {
    Files.move(data.resolve("birch"), data.resolve("zebra"));
    Outcome renamed = resumeWithCopy();
    assertThat(renamed.exitCode()).isEqualTo(2);
    assertThat(renamed.error())
        .contains(
            "gone: birch; new: zebra",
            "then: apple, birch, cedar; now: apple, cedar, zebra",
            "step-000012.gan");

    Files.move(data.resolve("zebra"), data.resolve("birch"));
    copy(data.resolve("birch"), data.resolve("aaa"));
    Outcome added = resumeWithCopy();
    assertThat(added.exitCode()).isEqualTo(2);
    assertThat(added.error()).contains("new: aaa").doesNotContain("weights");

    try (Stream<Path> files = Files.walk(data.resolve("aaa"))) {
      files.sorted((a, b) -> b.compareTo(a)).forEach(file -> file.toFile().delete());
    }
    try (Stream<Path> files = Files.walk(data.resolve("apple"))) {
      files.sorted((a, b) -> b.compareTo(a)).forEach(file -> file.toFile().delete());
    }
    Outcome gone = resumeWithCopy();
    assertThat(gone.exitCode()).isEqualTo(2);
    assertThat(gone.error()).contains("gone: apple").doesNotContain("weights");
  }

  @Test
  void warnsOfOtherPicturesAndRecordsThem() throws IOException {
    Files.delete(data.resolve("cedar/0.png"));
    write(data.resolve("birch/one-more.png"), new Random(8));
    write(data.resolve("birch/two-more.png"), new Random(9));

    Outcome outcome = done(resumeWithCopy());

    assertThat(outcome.error())
        .isEqualTo(
            "warning: the data are not those of the run: 12 samples then, 13 now; classes:"
                + " birch (4 then, 6 now), cedar (4 then, 3 now)\n");
    assertThat(run.resolve("run.json"))
        .content()
        .contains("\"birch\" : 4", "\"resumed\"", "\"step\" : 12", "\"birch\" : 6");
    // They are the run's data from now on.
    assertThat(done(resume("training.iterations=8")).error()).isEmpty();
  }

  @Test
  void refusesToEvaluateWithImagesOfAnotherSize() {
    Outcome outcome = Outcome.of("evaluate", run.toString(), "--set", "dataset.size=8");

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.error())
        .contains("the samples are 1×8×8 here and 1×16×16 in the run")
        .doesNotContain("weights");
  }

  @Test
  void refusesFeaturesOfImagesOfAnotherSize() {
    String other =
        "{\"type\":\"image-folder\",\"size\":8,\"channels\":1,\"path\":\"" + data + "\"}";
    Outcome features =
        Outcome.of("features", run.toString(), other, "--out", folder + "/features.npy");

    assertThat(features.exitCode()).isEqualTo(2);
    assertThat(features.error()).contains("the samples are 1×8×8 here and 1×16×16 in the run");
    Outcome sample = Outcome.of("sample", run.toString(), "--reconstruct", "--data", other);
    assertThat(sample.exitCode()).isEqualTo(2);
    assertThat(sample.error()).contains("the samples are 1×8×8 here and 1×16×16 in the run");
  }

  private Path mask(int width) throws IOException {
    BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < width * width; i++) {
      image.getRaster().setSample(2 + i % width, 3 + i / width, 0, 255);
    }
    Path file = folder.resolve("mask.png");
    ImageIO.write(image, "png", file.toFile());
    return file;
  }

  /** A run of the task inpainting, whose discriminator sees the hole alone. */
  private Path inpainting(Path mask) throws IOException {
    Path experiment =
        Files.writeString(
            folder.resolve("inpainting.json"),
            """
            {
              "name": "masked",
              "dataset": {
                "type": "image-folder", "path": "%s", "size": 16, "channels": 1
              },
              "task": { "type": "inpainting", "mask": { "type": "file", "path": "%s" } },
              "latent": { "type": "gaussian", "size": 2 },
              "generator": { "type": "vanilla", "hidden": [6] },
              "discriminator": { "type": "vanilla", "hidden": [6] },
              "training": { "batchSize": 4, "iterations": 3 }
            }
            """
                .formatted(data, mask));
    Path trained = folder.resolve("masked");
    done(Outcome.of("train", experiment.toString(), "-q", "--out", trained.toString()));
    return trained;
  }

  @Test
  void needsNoMaskFileAndNoDataToFillHoles() throws IOException {
    Path mask = mask(6);
    Path masked = inpainting(mask);
    Path photograph = copyOf("apple/1.png");
    String[] inpaint = {
      "inpaint", masked.toString(), photograph.toString(), "--mask", "centre", "--out"
    };
    done(Outcome.of(with(inpaint, folder + "/before")));

    Files.delete(mask);
    Files.move(data, folder.resolve("elsewhere"));
    done(Outcome.of(with(inpaint, folder + "/after")));

    assertThat(folder.resolve("after/1-completed.png"))
        .hasSameBinaryContentAs(folder.resolve("before/1-completed.png"));
    run = masked;
    Outcome resumed =
        done(resume("training.iterations=5", "dataset.path=" + folder.resolve("elsewhere")));
    assertThat(resumed.error()).isEmpty();
  }

  private Path copyOf(String picture) throws IOException {
    Path file = folder.resolve("1.png");
    return Files.copy(data.resolve(picture), file);
  }

  private static String[] with(String[] arguments, String last) {
    String[] all = Arrays.copyOf(arguments, arguments.length + 1);
    all[arguments.length] = last;
    return all;
  }

  @Test
  void samplesAndEvaluatesWithItsDataInAnotherPlace() throws IOException {
    Path masked = inpainting(mask(6));
    String metrics = "evaluation.metrics=[{\"type\":\"completion-error\",\"images\":4}]";
    Path picture = folder.resolve("a.png");
    String[] sample = {"sample", masked.toString(), "-n", "4", "--out", picture.toString()};
    done(Outcome.of(sample));
    byte[] before = Files.readAllBytes(picture);
    String numbers =
        done(Outcome.of("evaluate", masked.toString(), "--set", metrics, "--json")).output();
    Path moved = folder.resolve("elsewhere");
    Files.move(data, moved);

    Outcome without = Outcome.of(sample);
    assertThat(without.exitCode()).isEqualTo(2);
    assertThat(without.error()).contains("no such folder", "--data");
    String dataset =
        "{\"type\":\"image-folder\",\"size\":16,\"channels\":1,\"path\":\"" + moved + "\"}";
    String[] other = Arrays.copyOf(sample, sample.length + 2);
    other[sample.length] = "--data";
    other[sample.length + 1] = dataset;
    done(Outcome.of(other));
    assertThat(picture).hasBinaryContent(before);
    Outcome evaluated =
        done(
            Outcome.of(
                "evaluate",
                masked.toString(),
                "--set",
                metrics,
                "--set",
                "dataset.path=" + moved,
                "--json"));
    assertThat(evaluated.output()).isEqualTo(numbers);
  }

  /** The networks were made for the hole of the run. */
  @Test
  void keepsItsMaskWhereTheFileHasChanged() throws IOException {
    run = inpainting(mask(6));
    mask(4);

    done(resume("training.iterations=5"));
  }

  /** Such a discriminator never sees a whole image. */
  @Test
  void takesTheFeaturesOfTheHolesOfItsData() throws IOException {
    Path masked = inpainting(mask(6));
    Path out = folder.resolve("features.csv");

    done(Outcome.of("features", masked.toString(), "--out", out.toString()));

    assertThat(out).content().hasLineCount(3 * IMAGES + 1);
  }
}
