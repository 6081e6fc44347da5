package org.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;
import org.gan4j.core.Gan;
import org.gan4j.core.trained.TrainedGenerator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Films of a run, and what a training writes for TensorBoard. */
class FilmCommandTest {
  @TempDir private static Path shared;
  @TempDir private Path folder;

  private static Path run;

  @BeforeAll
  static void train() {
    run = shared.resolve("run");
    Outcome training =
        Outcome.of(
            "train",
            TinyRing.in(shared).toString(),
            "-q",
            "--set",
            "listeners=[{\"type\": \"tensorboard\"}]",
            "--out",
            run.toString());
    assertThat(training.exitCode()).as(training.error()).isZero();
  }

  /** The delays of the frames, in hundredths of a second. */
  private static List<Integer> delays(Path film) throws IOException {
    ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
    List<Integer> delays = new ArrayList<>();
    try (ImageInputStream input = ImageIO.createImageInputStream(film.toFile())) {
      reader.setInput(input);
      for (int i = 0; i < reader.getNumImages(true); i++) {
        assertThat(List.of(reader.getWidth(i), reader.getHeight(i))).containsExactly(560, 560);
        IIOMetadataNode root =
            (IIOMetadataNode) reader.getImageMetadata(i).getAsTree("javax_imageio_gif_image_1.0");
        IIOMetadataNode control =
            (IIOMetadataNode) root.getElementsByTagName("GraphicControlExtension").item(0);
        delays.add(Integer.parseInt(control.getAttribute("delayTime")));
      }
      return delays;
    } finally {
      reader.dispose();
    }
  }

  @Test
  void showsTheTraining() throws IOException {
    Path film = run.resolve("samples/training.gif");
    assertThat(Outcome.of("film", run.toString(), "--fps", "10"))
        .isEqualTo(new Outcome(0, film + "\n", ""));
    // Steps 0, 60 and 120; the last one stays for two seconds.
    assertThat(delays(film)).containsExactly(10, 10, 200);
    assertThat(Outcome.of("film", run.toString()).exitCode()).as("replaces its own").isZero();
  }

  @Test
  void showsAnInterpolation() throws IOException {
    Path film = folder.resolve("walk.gif");
    Outcome outcome =
        Outcome.of(
            "film",
            run.toString(),
            "--interpolation",
            "--walks",
            "3",
            "--steps",
            "4",
            "--out",
            film.toString());

    assertThat(outcome.exitCode()).as(outcome.error()).isZero();
    assertThat(delays(film)).hasSize(12).containsOnly(5);
  }

  @Test
  void writesAnimatedWebp() throws IOException {
    Path film = folder.resolve("training.webp");
    Outcome outcome = Outcome.of("film", run.toString(), "--out", film.toString());

    assertThat(outcome.exitCode()).as(outcome.error()).isZero();
    String content = Files.readString(film, StandardCharsets.ISO_8859_1);
    assertThat(content.split("ANMF", -1)).as("three frames").hasSize(4);
    assertThat(Outcome.of("film", run.toString(), "--out", film.toString()).exitCode())
        .as("replaces its own")
        .isZero();
  }

  @Test
  void returnsToTheBeginningOfAnInterpolationAsSmoothlyAsItLeftIt() {
    List<double[]> moments = new ArrayList<>();
    try (TrainedGenerator generator = Gan.create().open(run)) {
      generator.loop(5, 2, 50, 1, null, (INDArray samples) -> moments.add(values(samples)));
    }

    assertThat(moments).hasSize(100);
    double largest = 0;
    double wrap = distance(moments.get(99), moments.get(0));
    for (int i = 1; i < 100; i++) {
      largest = Math.max(largest, distance(moments.get(i - 1), moments.get(i)));
    }
    assertThat(wrap).isPositive().isLessThanOrEqualTo(1.5 * largest);
    // Half of the way round is far.
    assertThat(distance(moments.get(50), moments.get(0))).isGreaterThan(5 * wrap);
  }

  private static double[] values(INDArray samples) {
    return samples.dup('c').data().asDouble();
  }

  private static double distance(double[] one, double[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += (one[i] - other[i]) * (one[i] - other[i]);
    }
    return Math.sqrt(sum);
  }

  @Test
  void writesFramesForOtherPrograms() throws IOException {
    Path frames = folder.resolve("frames");
    assertThat(Outcome.of("film", run.toString(), "--out", frames.toString()).exitCode()).isZero();

    BufferedImage last = ImageIO.read(frames.resolve("frame-000003.png").toFile());
    BufferedImage grid = ImageIO.read(run.resolve("samples/step-000120.png").toFile());
    assertThat(last.getRGB(0, 0, 560, 560, null, 0, 560))
        .isEqualTo(grid.getRGB(0, 0, 560, 560, null, 0, 560));
  }

  @Test
  void saysWhatIsWrong() throws IOException {
    assertRefused("ffmpeg -framerate 5", "--out", folder.resolve("film.mp4").toString());
    assertRefused("end --out in .gif or .webp", "--out", folder.resolve("film.avi").toString());
    assertRefused("are for --interpolation", "--seed", "3");
    assertRefused("--fps must be", "--fps", "60");
    Path other = Files.writeString(folder.resolve("mine.gif"), "GIF89a of mine");
    assertRefused("GAN4J did not write", "--out", other.toString());
    assertThat(other).hasContent("GIF89a of mine");
  }

  private static void assertRefused(String message, String... options) {
    List<String> command = new ArrayList<>(List.of("film", run.toString()));
    command.addAll(Arrays.asList(options));
    Outcome outcome = Outcome.of(command.toArray(String[]::new));
    assertThat(outcome.exitCode()).as(outcome.error()).isEqualTo(2);
    assertThat(outcome.error()).contains(message);
  }

  @Test
  void theTrainingWritesForTensorBoard() throws IOException {
    Path events = run.resolve("tensorboard/events.out.tfevents.0000000001.gan4j");
    assertThat(new String(Files.readAllBytes(events), StandardCharsets.ISO_8859_1))
        .contains("training/generatorLoss", "metrics/modesCovered", "samples", "IHDR")
        .contains("parameters/generator/", "gradients/discriminator/", "mode-coverage");
  }
}
