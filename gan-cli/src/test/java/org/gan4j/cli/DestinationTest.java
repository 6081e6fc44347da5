package org.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.gan4j.cli.output.StandardOutput;
import org.gan4j.core.Gan;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the results of commands go, and what is replaced there. */
class DestinationTest {
  @TempDir private static Path shared;
  @TempDir private Path folder;

  private static Path run;

  @BeforeAll
  static void train() {
    run = shared.resolve("run");
    Outcome outcome =
        Outcome.of(
            "train",
            TinyRing.in(shared).toString(),
            "--set",
            "evaluation.metrics=[]",
            "--out",
            run.toString());
    assertThat(outcome.exitCode()).as(outcome.error()).isZero();
  }

  /** The bytes of standard output. */
  private static byte[] bytes(String... arguments) {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    StringWriter error = new StringWriter();
    int exitCode =
        new GanCommandLine(
                Terminals.NONE,
                places -> Gan.create(places),
                new StandardOutput(output, StandardCharsets.UTF_8),
                new PrintWriter(error))
            .execute(arguments);
    assertThat(exitCode).as(error.toString()).isZero();
    return output.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sample", "interpolate"})
  void writesAPictureToStandardOutput(String command) throws IOException {
    Path file = folder.resolve("picture.png");
    bytes(command, run.toString(), "--out", file.toString());

    assertThat(bytes(command, run.toString(), "--out", "-")).isEqualTo(Files.readAllBytes(file));
    BufferedImage picture =
        ImageIO.read(new ByteArrayInputStream(bytes(command, run.toString(), "--out", "-")));
    assertThat(picture).isNotNull();
  }

  @Test
  void writesFeaturesAndTheSchemaToStandardOutput() throws IOException {
    Path table = folder.resolve("features.csv");
    bytes("features", run.toString(), "--out", table.toString());
    assertThat(bytes("features", run.toString(), "--out", "-"))
        .isEqualTo(Files.readAllBytes(table));

    assertThat(bytes("schema", "--out", "-")).isEqualTo(bytes("schema"));
  }

  @Test
  void showsNoPictureOnATerminal() {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    StringWriter error = new StringWriter();
    int exitCode =
        new GanCommandLine(
                new Terminals(/* output= */ true, /* error= */ false),
                places -> Gan.create(places),
                new StandardOutput(output, StandardCharsets.UTF_8),
                new PrintWriter(error))
            .execute("sample", run.toString(), "--out", "-");

    assertThat(exitCode).isEqualTo(2);
    assertThat(error.toString()).contains("terminal", "redirect");
    assertThat(output.size()).isZero();
  }

  @Test
  void refusesStandardOutputForFolders() {
    for (List<String> command :
        List.of(
            List.of("train", TinyRing.in(folder).toString()),
            List.of("augment", run.toString(), "--per-class", "1"),
            List.of("inpaint", run.toString(), "picture.png"))) {
      String[] arguments =
          Stream.concat(command.stream(), List.of("--out", "-").stream()).toArray(String[]::new);
      Outcome outcome = Outcome.of(arguments);
      assertThat(outcome.exitCode()).as(command.get(0)).isEqualTo(2);
      assertThat(outcome.error()).contains("a folder cannot be written to standard output");
    }
    assertThat(Path.of("-")).doesNotExist();
  }

  @Test
  void replacesItsOwnResults() throws IOException {
    for (String name : List.of("a.png", "a.csv", "a.idx.gz")) {
      Path file = folder.resolve(name);
      bytes("sample", run.toString(), "--out", file.toString());
      byte[] first = Files.readAllBytes(file);
      bytes("sample", run.toString(), "--seed", "2", "--out", file.toString());
      assertThat(Files.readAllBytes(file)).isNotEqualTo(first);
    }
    Path schema = folder.resolve("schema.json");
    bytes("schema", "--out", schema.toString());
    bytes("schema", "--out", schema.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sample RUN --out mine.csv",
        "sample RUN --out mine.png",
        "interpolate RUN --out mine.png",
        "features RUN --out mine.csv",
        "features RUN --out mine.npy",
        "schema --out mine.json"
      })
  void replacesOtherFilesOnlyIfToldTo(String command) throws IOException {
    String[] words = command.replace("RUN", run.toString()).split(" ");
    Path mine = folder.resolve(words[words.length - 1]);
    words[words.length - 1] = mine.toString();
    // Of the second file that a command writes, nobody has given the name.
    Path other = command.endsWith(".npy") ? folder.resolve("mine-labels.npy") : mine;
    Files.writeString(other, "my diary");

    Outcome refused = Outcome.of(words);
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.error()).contains("GAN4J did not write", "--force");
    assertThat(other).hasContent("my diary");
    assertThat(folder.toFile().list()).hasSize(1);

    bytes(Stream.concat(Arrays.stream(words), Stream.of("--force")).toArray(String[]::new));
    assertThat(mine).exists();
  }
}
