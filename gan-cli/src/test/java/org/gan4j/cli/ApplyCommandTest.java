package org.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import org.gan4j.api.ApiVersion;
import org.gan4j.api.data.TaskProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A task of a plugin that maps pictures, trained and applied by the command. */
class ApplyCommandTest {
  private static final int SIDE = 8;

  /** Its generator is conditioned on the picture; the result is the negative of the picture. */
  private static final String TASK =
      """
      package plugin;

      import java.util.Optional;
      import org.gan4j.api.RandomKey;
      import org.gan4j.api.SampleShape;
      import org.gan4j.api.data.*;
      import org.nd4j.linalg.api.ndarray.INDArray;

      public final class Negative implements TaskProvider<Negative.Settings> {
        public record Settings() {}

        public String type() { return "negative"; }
        public Class<Settings> configuration() { return Settings.class; }
        public String description() { return "Negatives of pictures"; }

        public Task create(Settings settings, TaskContext context) {
          return new Task() {
            public SampleShape generated() { return context.data(); }
            public SampleShape generatorCondition() { return context.data(); }

            public Round round(Batch batch, RandomKey key) {
              return new Round() {
                public INDArray real() { return batch.samples(); }
                public INDArray generatorCondition() { return batch.samples(); }
                public void close() {}
              };
            }

            public Optional<PictureMapping> pictureMapping() {
              return Optional.of(
                  new MAPPING() {
                    public SampleShape input() { return context.data(); }
                    public INDArray conditions(INDArray pictures) { return pictures.dup(); }
                    public INDArray results(INDArray pictures, INDArray generated) {
                      return pictures.neg();
                    }
                    MORE
                  });
            }
          };
        }
      }
      """;

  /** One that takes pictures of any size itself. */
  private static final String WHOLE_PICTURES =
      TASK.replace("MAPPING", "WholePictureMapping")
          .replace(
              "MORE",
              """
              public INDArray map(
                  INDArray picture, Latent latent, org.gan4j.api.network.Network generator,
                  RandomKey key) {
                return picture.neg();
              }
              """);

  @TempDir private Path folder;

  private String train(String task) throws IOException {
    CompiledPlugin.write(
        folder.resolve("my plugins/negative.jar"),
        "Negative",
        task,
        Map.of(TaskProvider.class, "plugin.Negative"),
        ApiVersion.current().toString());
    writeImages();
    Files.writeString(
        folder.resolve("tiny.json"),
        """
        {
          "name": "tiny",
          "dataset": { "type": "idx", "images": "images.idx" },
          "task": { "type": "negative" },
          "latent": { "type": "gaussian", "size": 2 },
          "generator": { "type": "vanilla", "hidden": [8] },
          "discriminator": { "type": "vanilla", "hidden": [8] },
          "training": { "batchSize": 8, "iterations": 2 }
        }
        """);
    return gan(0, "train", "tiny.json", "--out", "run", "--plugins", "my plugins");
  }

  /** Black but for one pixel. */
  private void writeSpot(int width, int height) throws IOException {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    picture.getRaster().setSample(3, 2, 0, 200);
    ImageIO.write(picture, "png", folder.resolve("spot.png").toFile());
  }

  @Test
  void letsTheTaskOfAPluginTakePicturesOfAnySize() throws IOException {
    train(WHOLE_PICTURES);
    writeSpot(3 * SIDE, 2 * SIDE);

    gan(0, "apply", "run", "spot.png", "--out", "negatives", "--plugins", "my plugins");

    BufferedImage result = ImageIO.read(folder.resolve("negatives/spot.png").toFile());
    assertThat(result.getWidth()).isEqualTo(3 * SIDE);
    assertThat(result.getHeight()).isEqualTo(2 * SIDE);
    assertThat(result.getRaster().getSample(3, 2, 0)).isEqualTo(255 - 200);
    assertThat(result.getRaster().getSample(4, 2, 0)).isEqualTo(255);
  }

  @Test
  void appliesTheTaskOfAPluginToPictures() throws IOException {
    String trained = train(TASK.replace("MAPPING", "PictureMapping").replace("MORE", ""));
    assertThat(trained).endsWith("next: gan sample run --plugins 'my plugins'\n");
    writeSpot(SIDE, SIDE);

    String[] both = {
      "apply", "run", "lost.png", "spot.png", "--out", "negatives", "--plugins", "my plugins"
    };
    assertThat(gan(2, both)).contains("lost.png");

    BufferedImage result = ImageIO.read(folder.resolve("negatives/spot.png").toFile());
    assertThat(result.getRaster().getSample(3, 2, 0)).isEqualTo(255 - 200);
    assertThat(result.getRaster().getSample(0, 0, 0)).isEqualTo(255);
    assertThat(gan(2, "sample", "run"))
        .contains("error: there is no task \"negative\"\n")
        .contains("the run had it from negative.jar: add its folder with --plugins");
  }

  @Test
  void refusesARunThatMapsNoPictures() {
    Path run = folder.resolve("ring");
    String experiment = TinyRing.in(folder).toString();
    assertThat(Outcome.of("train", experiment, "--out", run.toString()).exitCode()).isZero();

    Outcome outcome = Outcome.of("apply", run.toString(), folder.resolve("a.png").toString());

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.error())
        .startsWith("error: this run makes samples, and does nothing to a picture:");
  }

  /** The standard error of a command in a process of its own. */
  private String gan(int exitCode, String... arguments) {
    try (GanProcess process = GanProcess.start(folder, arguments)) {
      assertThat(process.exitCode()).as(process.error()).isEqualTo(exitCode);
      return process.error();
    }
  }

  private void writeImages() throws IOException {
    byte[] pixels = new byte[40 * SIDE * SIDE];
    new Random(1).nextBytes(pixels);
    Files.write(
        folder.resolve("images.idx"),
        ByteBuffer.allocate(16 + pixels.length)
            .putInt(0x00000803)
            .putInt(40)
            .putInt(SIDE)
            .putInt(SIDE)
            .put(pixels)
            .array());
  }
}
