package org.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.gan4j.cli.Golden.assertThatGolden;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.gan4j.core.Gan;
import org.gan4j.core.trained.TrainedGenerator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Networks for other programs, and weights from them: a run with classes and an average. */
class ExportCommandTest {
  private static final String EXPERIMENT =
      """
      {
        "name": "digits",
        "dataset": { "type": "mnist-10k", "limit": 100 },
        "task": { "type": "class-conditional" },
        "latent": { "type": "gaussian", "size": 5 },
        "generator": { "type": "dcgan", "filters": 2 },
        "discriminator": { "type": "dcgan", "filters": 2 },
        "averaging": { "decay": 0.5 },
        "training": { "batchSize": 20, "iterations": 4 },
        "evaluation": { "samples": 20 }
      }
      """;

  @TempDir private static Path shared;
  @TempDir private Path folder;

  private static Path run;
  private static Path experiment;

  @BeforeAll
  static void train() throws IOException {
    run = shared.resolve("run");
    experiment = Files.writeString(shared.resolve("digits.json"), EXPERIMENT);
    done("train", experiment.toString(), "--out", run.toString(), "--quiet");
  }

  private static Outcome done(String... arguments) {
    Outcome outcome = Outcome.of(arguments);
    assertThat(outcome.exitCode()).as(outcome.error()).isZero();
    return outcome;
  }

  private Path exported(String name, String... more) {
    Path file = folder.resolve(name);
    String[] all = Arrays.copyOf(new String[] {"export", run.toString(), "--out"}, 4 + more.length);
    all[3] = file.toString();
    System.arraycopy(more, 0, all, 4, more.length);
    assertThat(done(all).output()).isEqualTo(file + System.lineSeparator());
    return file;
  }

  private static float[] inOnnxRuntime(Path file, INDArray z, INDArray classes)
      throws OrtException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession session = environment.createSession(file.toString());
        OnnxTensor latents = tensor(environment, z);
        OnnxTensor conditions = tensor(environment, classes);
        OrtSession.Result result = session.run(Map.of("z", latents, "class", conditions))) {
      assertThat(session.getMetadata().getCustomMetadata())
          .containsEntry("gan4j.network", "generator")
          .containsEntry(
              "gan4j.classes", "[\"0\",\"1\",\"2\",\"3\",\"4\",\"5\",\"6\",\"7\",\"8\",\"9\"]")
          .containsEntry("gan4j.value.z", "the latent: gaussian in 5 dimensions")
          .hasEntrySatisfying(
              "gan4j.experiment", json -> assertThat(json).contains("\"name\": \"digits\""));
      FloatBuffer numbers = ((OnnxTensor) result.get("generated").orElseThrow()).getFloatBuffer();
      float[] copy = new float[numbers.remaining()];
      numbers.get(copy);
      return copy;
    }
  }

  private static OnnxTensor tensor(OrtEnvironment environment, INDArray array) throws OrtException {
    return OnnxTensor.createTensor(
        environment, FloatBuffer.wrap(array.dup('c').data().asFloat()), array.shape());
  }

  @Test
  void writesTheAveragedGenerator() throws OrtException {
    Path file = exported("generator.onnx");
    float[] numbers = new float[30];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (i - 15) / 8f;
    }
    INDArray latents = Nd4j.create(numbers, new long[] {6, 5}, 'c');
    INDArray classes = Nd4j.zeros(DataType.FLOAT, 6, 10);
    for (int i = 0; i < 6; i++) {
      classes.putScalar(i, i + 3, 1);
    }
    try (TrainedGenerator trained = Gan.create().open(run);
        INDArray expected = trained.generate(latents, classes)) {
      float[] own = expected.data().asFloat();
      float[] theirs = inOnnxRuntime(file, latents, classes);

      assertThat(theirs).hasSameSizeAs(own);
      for (int i = 0; i < own.length; i++) {
        assertThat(theirs[i]).isCloseTo(own[i], within(1e-5f));
      }
    }
    assertThat(exported("raw.onnx", "--raw")).isRegularFile();
    assertThat(exported("folded.onnx", "--fold-batch-norm")).isRegularFile();
    assertThat(exported("discriminator.onnx", "--player", "discriminator")).isRegularFile();
  }

  @Test
  void readsTheWeightsThatItHasWritten() throws IOException {
    Path file = exported("generator.safetensors");
    Path imported = folder.resolve("imported");

    Outcome outcome =
        done("import", file.toString(), experiment.toString(), "--out", imported.toString());

    assertThat(outcome.output()).isEqualTo(imported + System.lineSeparator());
    try (TrainedGenerator before = Gan.create().open(run);
        TrainedGenerator after = Gan.create().open(imported);
        INDArray expected = before.sample(12, 3);
        INDArray actual = after.sample(12, 3)) {
      assertThat(actual.toString()).isEqualTo(expected.toString());
      assertThat(actual).isEqualTo(expected);
      assertThat(after.steps()).isZero();
    }
    Path again = folder.resolve("again.safetensors");
    done("export", imported.toString(), "--out", again.toString(), "--raw");
    assertThat(tensors(again)).isEqualTo(tensors(file));
    done("train", imported.toString(), "--resume", "--quiet");
  }

  /** What is behind the header. */
  private static byte[] tensors(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    int header = (int) ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
    return Arrays.copyOfRange(bytes, Long.BYTES + header, bytes.length);
  }

  /** The head of AC-GAN with the discriminator's layers before it: from images to classes. */
  @Test
  void writesAClassifierOfImages() throws OrtException, IOException {
    Path heads = folder.resolve("heads");
    done(
        "train",
        experiment.toString(),
        "--out",
        heads.toString(),
        "--quiet",
        "--set",
        "game.type=ac-gan");
    Path file = folder.resolve("classifier.onnx");
    done("export", heads.toString(), "--player", "classifier", "--out", file.toString());

    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (TrainedGenerator trained = Gan.create().open(heads);
        INDArray images = trained.sample(6, 1);
        INDArray expected = trained.readout("classes", images).orElseThrow();
        OrtSession session = environment.createSession(file.toString());
        OnnxTensor input = tensor(environment, images);
        OrtSession.Result result = session.run(Map.of("image", input))) {
      float[] theirs = new float[60];
      ((OnnxTensor) result.get("output").orElseThrow()).getFloatBuffer().get(theirs);
      assertThat(theirs).containsExactly(expected.data().asFloat(), within(1e-5f));
    }

    Path weights = folder.resolve("classifier.safetensors");
    done("export", heads.toString(), "--player", "classifier", "--out", weights.toString());
    Path imported = folder.resolve("imported");
    done(
        "import",
        weights.toString(),
        experiment.toString(),
        "--set",
        "game.type=ac-gan",
        "--player",
        "classifier",
        "--out",
        imported.toString());
    Path again = folder.resolve("again.safetensors");
    done("export", imported.toString(), "--player", "classifier", "--out", again.toString());
    assertThat(tensors(again)).isEqualTo(tensors(weights));
  }

  @Test
  void replacesItsOwnFilesOnly() throws IOException {
    Path own = exported("generator.onnx");
    exported("generator.onnx");
    Files.writeString(own, "precious");

    assertGolden("export-exists", "export", run.toString(), "--out", own.toString());
    assertThat(own).hasContent("precious");
    exported("generator.onnx", "--force");
  }

  private void assertGolden(String name, String... arguments) {
    Outcome outcome = Outcome.of(arguments);
    assertThat(outcome.exitCode()).as(outcome.error()).isEqualTo(2);
    assertThatGolden(
        "errors/" + name,
        outcome.error().replace(folder.toString(), "FOLDER").replace(shared.toString(), "SHARED"));
  }

  @Test
  void refusesWhatItCannotExport() {
    String out = folder.resolve("generator.onnx").toString();
    String named = folder.resolve("generator.dat").toString();
    String torch = folder.resolve("generator.safetensors").toString();

    assertGolden(
        "export-player", "export", run.toString(), "--player", "discriminater", "--out", out);
    assertGolden("export-ending", "export", run.toString(), "--out", named);
    assertGolden("export-format", "export", run.toString(), "--format", "tflite", "--out", named);
    assertGolden("export-folded", "export", run.toString(), "--fold-batch-norm", "--out", torch);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void refusesWeightsOfAnotherNetwork() throws IOException {
    Path file = exported("discriminator.safetensors", "--player", "discriminator");
    Path pickle = Files.write(folder.resolve("G.pth"), new byte[] {'P', 'K', 3, 4, 0, 0, 0, 0, 0});
    Path text = Files.writeString(folder.resolve("G.safetensors"), "This is a text.");
    String out = folder.resolve("imported").toString();
    String into = experiment.toString();

    assertGolden("import-of-another", "import", file.toString(), into, "--out", out);
    assertGolden("import-pickle", "import", pickle.toString(), into, "--out", out);
    assertGolden("import-text", "import", text.toString(), into, "--out", out);
    assertGolden("import-player", "import", file.toString(), into, "--player", "d", "--out", out);
    assertGolden(
        "import-twice",
        "import",
        file.toString(),
        into,
        "--with",
        "generator=other.safetensors",
        "--out",
        out);
    assertThat(Path.of(out)).doesNotExist();
  }
}
