package org.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Samples in the formats that other programs read. */
class SampleFilesTest {
  @TempDir private static Path shared;
  @TempDir private Path folder;

  private static String run;
  private static String points;

  @BeforeAll
  static void train() throws IOException {
    run = shared.resolve("run").toString();
    points = shared.resolve("points").toString();
    Path experiment =
        Files.writeString(
            shared.resolve("digits.json"),
            """
            {
              "name": "digits",
              "dataset": { "type": "mnist-10k", "limit": 100 },
              "task": { "type": "class-conditional" },
              "latent": { "type": "gaussian", "size": 4 },
              "generator": { "type": "vanilla", "hidden": [8] },
              "discriminator": { "type": "vanilla", "hidden": [8] },
              "training": { "batchSize": 20, "iterations": 3 },
              "evaluation": { "samples": 10 }
            }
            """);
    assertDone("train", experiment.toString(), "--out", run, "-q");
    assertDone("train", TinyRing.in(shared).toString(), "--out", points, "-q");
  }

  private static String assertDone(String... arguments) {
    Outcome outcome = Outcome.of(arguments);
    assertThat(outcome.exitCode()).as(outcome.error()).isZero();
    return outcome.output();
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  @Test
  void writesTheSamePictureAsAWebp() throws IOException {
    assertDone("sample", run, "--count", "20", "--out", path("grid.png"));
    assertDone("sample", run, "--count", "20", "--out", path("grid.webp"));
    // Its own file is replaced.
    assertDone("sample", run, "--count", "20", "--out", path("grid.webp"));

    BufferedImage png = ImageIO.read(folder.resolve("grid.png").toFile());
    BufferedImage webp = ImageIO.read(folder.resolve("grid.webp").toFile());
    assertThat(webp.getWidth()).isEqualTo(png.getWidth());
    for (int row = 0; row < png.getHeight(); row++) {
      for (int column = 0; column < png.getWidth(); column++) {
        int level = png.getRaster().getSample(column, row, 0);
        assertThat(webp.getRGB(column, row) & 0xFFFFFF).isEqualTo(level * 0x010101);
      }
    }
  }

  @Test
  void writesAnArrayWithItsClasses() throws IOException {
    String printed = assertDone("sample", run, "--count", "300", "--out", path("digits.npy"));
    assertDone("sample", run, "--count", "300", "--out", path("digits.csv"));

    assertThat(printed).isEqualTo(path("digits.npy") + "\n" + path("digits-labels.npy") + "\n");
    ByteBuffer numbers = numpy("digits.npy", "'<f4'", "(300, 1, 28, 28,)");
    for (String line : Files.readAllLines(folder.resolve("digits.csv"))) {
      for (String number : line.split(",", -1)) {
        assertThat(numbers.getFloat()).isEqualTo(Float.parseFloat(number));
      }
    }
    assertThat(numbers.hasRemaining()).isFalse();
    ByteBuffer labels = numpy("digits-labels.npy", "'<i4'", "(300,)");
    for (int i = 0; i < 300; i++) {
      assertThat(labels.getInt()).isEqualTo(i % 10);
    }
  }

  /** The numbers of a file as NumPy's description of its format says. */
  private ByteBuffer numpy(String name, String type, String shape) throws IOException {
    ByteBuffer file =
        ByteBuffer.wrap(Files.readAllBytes(folder.resolve(name))).order(ByteOrder.LITTLE_ENDIAN);
    byte[] header = new byte[file.getShort(8)];
    file.position(10);
    file.get(header);
    assertThat(new String(header, StandardCharsets.US_ASCII)).contains(type, shape);
    return file;
  }

  @Test
  void writesAFolderForEachClass() throws IOException {
    assertDone("sample", run, "--count", "12", "--out", path("flat"));
    assertDone("sample", run, "--count", "12", "--out", path("digits"), "--labels", "folders");

    assertThat(files("digits"))
        .containsExactly(
            "0/00.png",
            "0/10.png",
            "1/01.png",
            "1/11.png",
            "2/02.png",
            "3/03.png",
            "4/04.png",
            "5/05.png",
            "6/06.png",
            "7/07.png",
            "8/08.png",
            "9/09.png");
    assertThat(folder.resolve("digits/1/11.png"))
        .hasSameBinaryContentAs(folder.resolve("flat/11.png"));
    // And GAN4J reads it.
    assertThat(assertDone("train", imageFolder().toString(), "--out", path("again"), "-q"))
        .contains("again");
  }

  private Path imageFolder() throws IOException {
    return Files.writeString(
        folder.resolve("again.json"),
        """
        {
          "dataset": { "type": "image-folder", "path": "DIGITS", "labels": "folders", "size": 28, "channels": 1 },
          "task": { "type": "class-conditional" },
          "latent": { "type": "gaussian", "size": 4 },
          "generator": { "type": "vanilla", "hidden": [8] },
          "discriminator": { "type": "vanilla", "hidden": [8] },
          "training": { "batchSize": 4, "iterations": 1 },
          "evaluation": { "samples": 10 }
        }
        """
            .replace("DIGITS", path("digits")));
  }

  private List<String> files(String name) throws IOException {
    try (Stream<Path> all = Files.walk(folder.resolve(name))) {
      return all.filter(Files::isRegularFile)
          .map(file -> folder.resolve(name).relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }

  @Test
  void writesATableOfClassesBesideThePictures() throws IOException {
    assertDone(
        "sample",
        run,
        "--count",
        "3",
        "--class",
        "7",
        "--format",
        "webp",
        "--out",
        path("sevens"),
        "--labels",
        "metadata");

    assertThat(files("sevens")).containsExactly("0.webp", "1.webp", "2.webp", "metadata.csv");
    assertThat(folder.resolve("sevens/metadata.csv"))
        .hasContent("file_name,label\n0.webp,7\n1.webp,7\n2.webp,7\n");
  }

  @Test
  void writesAndReplacesATableOfPictures() throws IOException {
    assertDone("sample", run, "--count", "20", "--out", path("digits.parquet"));
    assertDone("sample", run, "--count", "30", "--out", path("digits.parquet"));

    assertThat(
            new String(
                Files.readAllBytes(folder.resolve("digits.parquet")), StandardCharsets.ISO_8859_1))
        .startsWith("PAR1")
        .endsWith("PAR1")
        .contains("29.png", "ClassLabel");
  }

  @Test
  void namesFilesByTheirFormat() {
    assertThat(assertDone("sample", run, "--count", "3", "--format", "webp"))
        .isEqualTo(Path.of(run, "samples/sample-000006-seed1.webp") + "\n");
  }

  @Test
  void refusesWhatDoesNotFit() throws IOException {
    assertRefused("sample-unknown-format", run, "--format", "gif");
    assertRefused("sample-format-and-ending", run, "--format", "npy", "--out", "a.png");
    assertRefused("sample-labels-without-folder", run, "--labels", "folders", "--out", "a.png");
    assertRefused("sample-unknown-labels", run, "--labels", "names", "--out", "a");
    assertRefused("sample-labels-of-points", points, "--labels", "folders", "--out", path("a"));
    assertRefused("sample-parquet-of-points", points, "--out", path("a.parquet"));
    Files.writeString(folder.resolve("mine.webp"), "a text");
    assertRefused("sample-foreign-webp", run, "--out", path("mine.webp"));
    Files.writeString(folder.resolve("mine.parquet"), "another text");
    assertRefused("sample-foreign-parquet", run, "--out", path("mine.parquet"));
    assertThat(folder.resolve("mine.webp")).hasContent("a text");
    assertThat(folder.resolve("a")).doesNotExist();
  }

  private void assertRefused(String name, String... arguments) {
    List<String> all = new ArrayList<>(List.of("sample"));
    all.addAll(List.of(arguments));
    Outcome outcome = Outcome.of(all.toArray(String[]::new));
    assertThat(outcome.exitCode()).as(outcome.error()).isEqualTo(2);
    Golden.assertThatGolden("errors/" + name, outcome.error().replace(folder.toString(), "FOLDER"));
  }
}
