package org.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gan4j.cli.Golden.assertThatGolden;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import org.gan4j.experiment.configuration.Json;
import org.gan4j.images.output.NumpyFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code gan init}: experiments for data of every kind, which train. */
class InitCommandTest {
  @TempDir private Path folder;

  /** Data, and what is chosen for them. */
  private enum Kind {
    GREY_PICTURES("generation", "dcgan") {
      @Override
      String write(Path folder) throws IOException {
        return ImageData.write(folder.resolve("grey"), 9, 1).toString();
      }
    },
    PICTURES("self-conditional", "dcgan") {
      @Override
      String write(Path folder) throws IOException {
        return pictures(folder.resolve("colour"), 110).toString();
      }
    },
    FOLDERS_OF_PICTURES("class-conditional", "dcgan") {
      @Override
      String write(Path folder) throws IOException {
        pictures(folder.resolve("fruits/apples"), 8);
        pictures(folder.resolve("fruits/pears"), 5);
        return folder.resolve("fruits").toString();
      }
    },
    IDX("self-conditional", "dcgan") {
      @Override
      String write(Path folder) throws IOException {
        return idx(folder.resolve("pixels.idx"), 0x08, 210, 8, 8).toString();
      }
    },
    LABELLED_IDX("self-conditional", "dcgan") {
      @Override
      String write(Path folder) throws IOException {
        labels(folder.resolve("train-labels-idx1-ubyte"), 210);
        return idx(folder.resolve("train-images-idx3-ubyte"), 0x08, 210, 8, 8).toString();
      }
    },
    FOLDER_OF_IDX("self-conditional", "dcgan") {
      @Override
      String write(Path folder) throws IOException {
        LABELLED_IDX.write(folder);
        return folder.toString();
      }
    },
    IDX_THAT_CANNOT_BE_HALVED("self-conditional", "vanilla") {
      @Override
      String write(Path folder) throws IOException {
        return idx(folder.resolve("odd.idx"), 0x08, 110, 5, 9).toString();
      }
    },
    TABLE("self-conditional", "vanilla") {
      @Override
      String write(Path folder) throws IOException {
        return idx(folder.resolve("table.idx"), 0x0D, 150, 3).toString();
      }
    },
    LABELLED_TABLE("class-conditional", "vanilla") {
      @Override
      String write(Path folder) throws IOException {
        labels(folder.resolve("labels.idx"), 60);
        return idx(folder.resolve("samples.idx"), 0x0D, 60, 3).toString();
      }
    },
    CSV("generation", "vanilla") {
      @Override
      String write(Path folder) throws IOException {
        StringBuilder rows = new StringBuilder("id;age;city;name\n");
        for (int i = 0; i < 150; i++) {
          rows.append(
              i + ";" + (i * 7) % 50 + ";" + (i % 3 == 0 ? "Rome" : "Bonn") + ";n" + i + "\n");
        }
        return Files.writeString(folder.resolve("people.csv"), rows).toString();
      }
    },
    NUMPY("self-conditional", "dcgan") {
      @Override
      String write(Path folder) {
        try (NumpyFile images = NumpyFile.ofFloats(folder.resolve("x_train.npy"), 210, 8, 8);
            NumpyFile labels = NumpyFile.ofIntegers(folder.resolve("y_train.npy"), 210)) {
          images.write(new float[210 * 64]);
          int[] numbers = new int[210];
          Arrays.setAll(numbers, i -> i % 2);
          labels.write(numbers);
        }
        return folder.resolve("x_train.npy").toString();
      }
    },
    CIFAR("class-conditional", "dcgan") {
      @Override
      String write(Path folder) throws IOException {
        for (int i = 1; i <= 5; i++) {
          Files.write(folder.resolve("data_batch_" + i + ".bin"), new byte[30 * 3073]);
        }
        return folder.toString();
      }
    },
    TYPE("generation", "vanilla") {
      @Override
      String write(Path folder) {
        return "ring";
      }
    },
    SETTINGS("class-conditional", "dcgan") {
      @Override
      String write(Path folder) {
        return "{\"type\": \"mnist-10k\", \"limit\": 130}";
      }
    };

    private final String task;
    private final String generator;

    Kind(String task, String generator) {
      this.task = task;
      this.generator = generator;
    }

    abstract String write(Path folder) throws IOException;
  }

  private static Path pictures(Path folder, int count) throws IOException {
    Files.createDirectories(folder);
    Random random = new Random(1);
    for (int i = 0; i < count; i++) {
      BufferedImage image = new BufferedImage(18, 12, BufferedImage.TYPE_INT_RGB);
      for (int pixel = 0; pixel < 18 * 12; pixel++) {
        image.setRGB(pixel % 18, pixel / 18, random.nextInt());
      }
      ImageIO.write(image, "png", folder.resolve(i + ".png").toFile());
    }
    return folder;
  }

  private static Path idx(Path file, int type, int... dimensions) throws IOException {
    Random random = new Random(2);
    try (OutputStream stream = Files.newOutputStream(file);
        DataOutputStream output = new DataOutputStream(stream)) {
      output.writeInt(type << 8 | dimensions.length);
      int numbers = 1;
      for (int dimension : dimensions) {
        output.writeInt(dimension);
        numbers *= dimension;
      }
      for (int i = 0; i < numbers; i++) {
        if (type == 0x08) {
          output.writeByte(random.nextInt(256));
        } else {
          output.writeFloat((float) random.nextGaussian());
        }
      }
    }
    return file;
  }

  /** Two classes of the same size. */
  private static void labels(Path file, int count) throws IOException {
    try (OutputStream stream = Files.newOutputStream(file);
        DataOutputStream output = new DataOutputStream(stream)) {
      output.writeInt(0x0801);
      output.writeInt(count);
      for (int i = 0; i < count; i++) {
        output.writeByte(i % 2);
      }
    }
  }

  private static void assertDone(Outcome outcome) {
    assertThat(outcome.exitCode()).as(outcome.error()).isZero();
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void writesAnExperimentThatTrains(Kind kind) throws IOException {
    Path out = folder.resolve("new/start.json");
    String data = kind.write(folder);

    Outcome outcome = Outcome.of("init", data, "--out", out.toString());

    assertDone(outcome);
    assertThat(outcome.output()).isEqualTo(out + "\n");
    assertThat(outcome.error())
        .startsWith("start: ")
        .contains("  task ", "  generator ", "  training ")
        .endsWith("next: gan train " + out + "\n");
    JsonNode experiment = Json.parse(Files.readString(out));
    assertThat(experiment.at("/task/type").asText()).isEqualTo(kind.task);
    assertThat(experiment.at("/generator/type").asText()).isEqualTo(kind.generator);
    if (kind.generator.equals("dcgan")) {
      assertThat(experiment.at("/discriminator/normalization").asText()).isEqualTo("none");
      assertThat(experiment.at("/regularizers/0/type").asText()).isEqualTo("r1");
    }
    assertDone(Outcome.of("validate", out.toString()));
    // Only images of 8 pixels and more have features that are learned, which takes minutes.
    String setting =
        kind.generator.equals("dcgan") ? "evaluation.metrics=[]" : "evaluation.everySteps=4";
    assertDone(
        Outcome.of(
            "train",
            out.toString(),
            "-q",
            "--out",
            folder.resolve("run").toString(),
            "--set",
            "training.iterations=2",
            "--set",
            setting));
  }

  @Test
  void readsFoldersOfPicturesAsTheyAre() throws IOException {
    Outcome grey = Outcome.of("init", Kind.GREY_PICTURES.write(folder), "--out", "-");
    Outcome classes = Outcome.of("init", Kind.FOLDERS_OF_PICTURES.write(folder), "--out", "-");

    JsonNode ofGrey = Json.parse(grey.output()).path("dataset");
    assertThat(ofGrey.path("channels").intValue()).isEqualTo(1);
    assertThat(ofGrey.path("size").intValue()).isEqualTo(16);
    assertThat(ofGrey.has("flip")).isFalse();
    assertThat(ofGrey.has("labels")).isFalse();
    JsonNode ofClasses = Json.parse(classes.output()).path("dataset");
    assertThat(ofClasses.path("labels").asText()).isEqualTo("folders");
    assertThat(ofClasses.has("flip")).isFalse();
    assertThat(ofClasses.path("size").intValue()).isEqualTo(12);
    assertThat(classes.error()).contains("2 classes of 5 to 8").doesNotContain("next:");
  }

  @Test
  void skipsBrokenPicturesIfSomeAre() throws IOException {
    Path data = pictures(folder.resolve("data"), 9);
    Files.writeString(data.resolve("zero.png"), "no picture");

    Outcome outcome = Outcome.of("init", data.toString(), "--out", "-");

    assertDone(outcome);
    assertThat(Json.parse(outcome.output()).at("/dataset/onBrokenImage").asText())
        .isEqualTo("skip");
    assertThat(outcome.error()).contains("1 of 10 images could not be decoded");
  }

  @Test
  void takesTheEmbeddedDigitsIfNoDataAreNamed() {
    Outcome outcome = Outcome.of("init", "--out", "-");

    assertDone(outcome);
    JsonNode experiment = Json.parse(outcome.output());
    assertThat(experiment.path("name").asText()).isEqualTo("mnist-10k");
    assertThat(experiment.at("/task/type").asText()).isEqualTo("self-conditional");
  }

  @Test
  void replacesAnExperimentOnlyIfForced() throws IOException {
    Path out = Files.createFile(folder.resolve("start.json"));

    assertGolden("init-exists", "ring", "--out", out.toString());
    assertThat(out).isEmptyFile();
    assertDone(Outcome.of("init", "ring", "--out", out.toString(), "--force"));
    assertThat(out).isNotEmptyFile();
  }

  @Test
  void refusesDataThatItCannotUse() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    Path broken = Files.createDirectory(folder.resolve("broken"));
    Files.writeString(broken.resolve("one.png"), "no picture");
    Path table = Files.writeString(folder.resolve("table.parquet"), "PAR1");
    Path text = Files.writeString(folder.resolve("notes.txt"), "no data");
    Path truncated = folder.resolve("truncated.idx");
    Files.write(truncated, new byte[] {0, 0, 8, 3, 0, 0, 0, 9, 0, 0, 0, 8, 0, 0, 0, 8, 1});

    assertGolden("init-missing", folder.resolve("nowhere").toString(), "--out", "-");
    assertGolden("init-misspelt", "mnist-10", "--out", "-");
    assertGolden("init-empty", empty.toString(), "--out", "-");
    assertGolden("init-broken", broken.toString(), "--out", "-");
    assertGolden("init-parquet", table.toString(), "--out", "-");
    assertGolden("init-text", text.toString(), "--out", "-");
    assertGolden("init-truncated", truncated.toString(), "--out", "-");
    assertGolden("init-experiment", TinyRing.in(folder).toString(), "--out", "-");
    assertGolden("init-settings", "{\"type\": \"mnist-10k\", \"limit\": 0}", "--out", "-");
    assertGolden("init-folder", "ring", "--out", empty.toString());
  }

  private void assertGolden(String name, String... arguments) {
    String[] all = new String[1 + arguments.length];
    all[0] = "init";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    Outcome outcome = Outcome.of(all);

    assertThat(outcome.exitCode()).as(outcome.error()).isEqualTo(2);
    assertThat(outcome.output()).isEmpty();
    assertThatGolden("errors/" + name, outcome.error().replace(folder.toString(), "FOLDER"));
  }
}
