package org.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.gan4j.cli.output.StandardOutput;
import org.gan4j.core.Gan;
import org.gan4j.docs.Documents;
import org.gan4j.docs.Workspace;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Commands that need nothing but what is shipped and a few pictures run, in the order of the
 * documents.
 */
class CommandSnippetsTest {

  @BeforeAll
  static void prepareRuns() throws IOException {
    Workspace.prepare();
    Workspace.delete("runs");
    for (String name : List.of("photo", "drawing", "digit", "picture")) {
      writePicture(Path.of(name + ".png"), 28, BufferedImage.TYPE_BYTE_GRAY);
    }
    Path photographs = Files.createDirectories(Path.of("photographs"));
    for (int i = 0; i < 8; i++) {
      writePicture(photographs.resolve(i + ".png"), 40 + i, BufferedImage.TYPE_INT_RGB);
    }
    run(
        "train",
        "experiments/ring-vanilla.json",
        "--out",
        "runs/short",
        "--set",
        "training.iterations=2",
        "--set",
        "dataset.size=256");
    run(
        "train",
        "experiments/mnist-vanilla.json",
        "--out",
        "runs/mnist",
        "--set",
        "training.iterations=250",
        "--set",
        "training.batchSize=4");
  }

  static Stream<List<String>> commands() {
    return Documents.commands(
            "README.md", "docs/tutorial.md", "docs/guide.md", "docs/export.md", "docs/sweeps.md")
        .map(CommandSnippetsTest::shortened);
  }

  /** What takes minutes in real life takes three iterations here. */
  private static List<String> shortened(List<String> command) {
    List<String> arguments = new ArrayList<>(command);
    if (Set.of("train", "sweep").contains(arguments.get(0)) && arguments.get(1).endsWith(".json")) {
      arguments.add("--set");
      arguments.add("training.iterations=3");
    }
    return arguments;
  }

  /** Pages are read apart from each other: what one has left is not there for the next. */
  private static void makeRoom(List<String> command) throws IOException {
    if (command.get(0).equals("init")) {
      String data = Path.of(command.get(1)).getFileName().toString();
      Workspace.delete(data.replaceFirst("\\.\\w+$", "") + ".json");
    }
    int out = command.indexOf("--out");
    if (command.get(0).equals("train") && out > 0) {
      Workspace.delete(command.get(out + 1));
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void runs(List<String> command) throws IOException {
    makeRoom(command);
    run(command.toArray(String[]::new));
  }

  private static void writePicture(Path file, int side, int type) throws IOException {
    BufferedImage picture = new BufferedImage(side, side, type);
    Graphics2D pen = picture.createGraphics();
    pen.setColor(new Color(side * 4, 160, 90));
    pen.fillOval(side / 4, side / 4, side / 2, side / 2);
    pen.dispose();
    ImageIO.write(picture, "png", file.toFile());
  }

  private static void run(String... command) {
    StringWriter errors = new StringWriter();
    int exitCode =
        new GanCommandLine(
                Terminals.NONE,
                places -> Gan.create(places),
                new StandardOutput(OutputStream.nullOutputStream(), StandardCharsets.UTF_8),
                new PrintWriter(errors))
            .execute(command);
    assertThat(exitCode).as("%s: %s", List.of(command), errors).isZero();
  }
}
