package org.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gan4j.cli.Golden.assertThatGolden;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What users read, and the exit code, when they have given something wrong. */
class WrongInputTest {
  @TempDir private Path folder;

  @Test
  void saysWhereJsonIsBroken() {
    assertValidation("json-syntax", TinyRing.in(folder, "\"ring\", ", "\"ring\" "));
  }

  @Test
  void namesAnUnknownKey() {
    assertValidation("unknown-key", TinyRing.in(folder, "\"batchSize\"", "\"batchsize\""));
  }

  @Test
  void guessesAnUnknownComponent() {
    assertValidation(
        "unknown-component",
        TinyRing.in(folder, "\"type\": \"vanilla\", \"hidden\": [12, 8]", "\"type\": \"vanila\""));
  }

  @Test
  void refusesAWrongType() {
    assertValidation("wrong-type", TinyRing.in(folder, "\"size\": 4 }", "\"size\": \"four\" }"));
  }

  @Test
  void refusesANegativeSize() {
    assertValidation("negative-size", TinyRing.in(folder, "\"size\": 400", "\"size\": -400"));
  }

  @Test
  void refusesABatchThatIsLargerThanTheData() {
    assertValidation(
        "batch-too-large", TinyRing.in(folder, "\"batchSize\": 16", "\"batchSize\": 500"));
  }

  @Test
  void refusesABatchThatIsNotWholeDraws() throws IOException {
    Path experiment = tinyImages(16);
    String json = Files.readString(experiment).replace("\"dcgan\"", "\"vanilla\"");
    String task =
        """
        {
          "task": {
            "type": "inpainting", "mask": { "type": "half" }, "reconstruction": "l1", "draws": 3
          },\
        """;
    Files.writeString(experiment, json.replaceFirst("\\{", task));

    assertValidation("batch-of-draws", experiment);
  }

  @Test
  void refusesNoLatentWhereTheGeneratorNeedsOne() {
    assertValidation("no-latent", TinyRing.in(folder, "\"size\": 4 }", "\"size\": 0 }"));
  }

  @Test
  void refusesImagesThatAreTooSmallForTheStrides() throws IOException {
    assertValidation("image-too-small", tinyImages(7));
  }

  @Test
  void namesTheSizesNearestToOneThatStridesCannotReach() throws IOException {
    assertValidation("image-unreachable", tinyImages(31));
  }

  @Test
  void namesAllPicturesThatCannotBeUsed() throws IOException {
    Path pictures = ImageData.write(folder.resolve("pictures"), 20, 1);
    Files.writeString(pictures.resolve("3.png"), "no picture");
    Path experiment =
        TinyRing.in(
            folder,
            "{ \"type\": \"ring\", \"size\": 400 }",
            ImageData.dataset(pictures).replace("\"size\": 16", "\"size\": 40"));

    assertValidation("pictures-too-small", experiment);
  }

  private Path tinyImages(int side) throws IOException {
    byte[] header =
        HexFormat.of().parseHex("00000803000000400000%04x0000%04x".formatted(side, side));
    Path file = folder.resolve("images.idx");
    Files.write(file, java.util.Arrays.copyOf(header, header.length + 64 * side * side));
    return TinyRing.in(
        folder,
        "\"ring\", \"size\": 400",
        "\"idx\", \"images\": \"%s\"".formatted(file),
        "\"vanilla\", \"hidden\": [12, 8]",
        "\"dcgan\"",
        "\"vanilla\", \"hidden\": [12], \"hiddenDropout\": 0.2",
        "\"dcgan\"");
  }

  @Test
  void saysAllThatIsWrongAtOnce() {
    Path experiment = TinyRing.in(folder, "\"size\": 4 }", "\"size\": -4, \"colour\": \"red\" }");

    assertValidation(
        "several", experiment, "--set", "training.batchSize=none", "--set", "loss.type=hings");
  }

  @Test
  void looksAtTheDataOfAnExperimentWithMistakes() throws IOException {
    Path pictures = ImageData.write(folder.resolve("pictures"), 20, 1);
    Files.writeString(pictures.resolve("no picture.png"), "no picture");
    Path experiment =
        TinyRing.in(
            folder,
            "{ \"type\": \"ring\", \"size\": 400 }",
            ImageData.dataset(pictures).replace("\"size\": 16", "\"size\": 40"),
            "\"size\": 4 }",
            "\"size\": -4 }");

    assertValidation(
        "several-and-data",
        experiment,
        "--set",
        "name=a/b",
        "--set",
        "evaluation.reference=" + ImageData.dataset(folder.resolve("none")));
  }

  @Test
  void looksAtAllDataOfAnExperiment() {
    Path experiment =
        TinyRing.in(
            folder,
            "{ \"type\": \"ring\", \"size\": 400 }",
            ImageData.dataset(folder.resolve("none")));

    assertValidation(
        "missing-folders",
        experiment,
        "--set",
        "evaluation.reference=" + ImageData.dataset(folder.resolve("none, either")));
  }

  @Test
  void namesAMissingFile() {
    assertValidation("missing-file", folder.resolve("none.json"));
  }

  @Test
  void namesMissingData() {
    assertValidation(
        "missing-data",
        TinyRing.in(
            folder,
            "\"ring\", \"size\": 400",
            "\"mnist\", \"path\": \"%s\"".formatted(folder.resolve("absent"))));
  }

  @Test
  void refusesIdxFilesThatAreNone() throws IOException {
    assertValidation("idx-wrong-magic", idx("474946383961"));
  }

  @Test
  void refusesIdxFilesThatEndTooEarly() throws IOException {
    assertValidation(
        "idx-truncated", idx("00000803" + "00000040" + "00000008" + "00000008" + "00ff"));
  }

  @Test
  void namesAWrongAssignment() {
    assertValidation("wrong-assignment", TinyRing.in(folder), "--set", "training.epoch=3");
  }

  @Test
  void refusesAnOutputFolderThatIsInUse() throws IOException {
    Files.createFile(Files.createDirectory(folder.resolve("run")).resolve("precious"));

    assertGolden(
        "output-in-use",
        2,
        "train",
        TinyRing.in(folder).toString(),
        "--out",
        folder.resolve("run").toString());
  }

  @Test
  void refusesAnOutputFolderThatCannotBe() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    assertGolden(
        "output-below-a-file",
        1,
        "train",
        TinyRing.in(folder).toString(),
        "--out",
        file.resolve("run").toString());
  }

  @Test
  void refusesToResumeNothing() {
    assertGolden(
        "resume-nothing",
        2,
        "train",
        TinyRing.in(folder).toString(),
        "--resume",
        "--out",
        folder.resolve("run").toString());
  }

  @Test
  void refusesAFolderThatIsNoRun() {
    assertGolden("no-run", 2, "train", folder.toString(), "--resume");
  }

  @Test
  void refusesToSampleWhatIsNoRun() {
    assertGolden("sample-no-run", 2, "sample", folder.toString());
  }

  @Test
  void refusesACheckpointThatIsMissing() {
    assertGolden("checkpoint-missing", 2, "sample", folder.resolve("step-000001.gan").toString());
  }

  @Test
  void refusesStylesWhereThereAreNone() throws IOException {
    Path points = TinyRing.in(folder);
    Path table = Files.writeString(folder.resolve("table.csv"), "a,b\n" + "1,2\n3,4\n".repeat(50));
    assertValidation(
        "can-no-styles",
        points,
        "--set",
        "dataset={\"type\":\"csv\",\"path\":\"" + table + "\"}",
        "--set",
        "game={\"type\":\"can\"}");
    assertValidation(
        "can-conditional",
        points,
        "--set",
        "dataset={\"type\":\"mnist-10k\",\"limit\":100}",
        "--set",
        "task={\"type\":\"class-conditional\"}",
        "--set",
        "game={\"type\":\"can\"}");
  }

  @Test
  void refusesNonsenseArguments() {
    assertGolden("count-zero", 2, "sample", folder.toString(), "--count", "0");
    assertGolden("count-no-number", 2, "sample", folder.toString(), "--count", "many");
    assertGolden("one-step", 2, "interpolate", folder.toString(), "--steps", "1");
    assertGolden("unknown-format", 2, "sample", folder.toString(), "--out", "samples.jpg");
  }

  @Test
  void guessesMisspeltCommandsAndOptions() {
    assertGolden("unknown-command", 2, "trian");
    assertGolden("unknown-option", 2, "sample", folder.toString(), "--sed", "3");
    assertGolden("no-command", 2);
    assertGolden("no-experiment", 2, "train");
    assertGolden("unknown-kind", 2, "components", "genrator");
    assertGolden("unknown-type", 2, "components", "loss", "hings");
  }

  private Path idx(String bytes) throws IOException {
    Path file = Files.write(folder.resolve("images.idx"), HexFormat.of().parseHex(bytes));
    return TinyRing.in(folder, "\"ring\", \"size\": 400", "\"idx\", \"images\": \"" + file + "\"");
  }

  private void assertValidation(String name, Path experiment, String... more) {
    String[] arguments = new String[2 + more.length];
    arguments[0] = "validate";
    arguments[1] = experiment.toString();
    System.arraycopy(more, 0, arguments, 2, more.length);
    assertGolden(name, 2, arguments);
  }

  private void assertGolden(String name, int exitCode, String... arguments) {
    Outcome outcome = Outcome.of(arguments);

    assertThat(outcome.exitCode()).as(outcome.error()).isEqualTo(exitCode);
    assertThat(outcome.output()).isEmpty();
    assertThatGolden("errors/" + name, outcome.error().replace(folder.toString(), "FOLDER"));
  }
}
