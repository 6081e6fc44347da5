package org.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.gan4j.experiment.configuration.Json;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What only a process of its own can show: signals, a sudden end, a full disk, the two streams. */
@EnabledOnOs({OS.LINUX, OS.MAC})
@SuppressWarnings({
  "StreamResourceLeak",
  "StringConcatToTextBlock"
}) // short-lived, and read as a whole
class ProcessTest {
  /** Long enough to be interrupted in the middle. */
  private static final int ITERATIONS = 700;

  private static final String LAST = "checkpoints/step-002100.gan";

  @TempDir private static Path shared;
  @TempDir private Path folder;

  /** The same training without an interruption. */
  private static Path uninterrupted;

  @BeforeAll
  static void trainWithoutInterruption() {
    uninterrupted = shared.resolve("run");
    try (GanProcess training = GanProcess.start(shared, train(shared))) {
      assertThat(training.exitCode()).as(training.error()).isZero();
      assertThat(training.output()).contains("steps              2100");
      assertThat(training.error()).startsWith("training tiny").doesNotContain("[WARN]");
    }
  }

  /** The lock of a process that was killed is gone. */
  @Test
  void keepsTheFolderForOneProcessUntilItEnds() {
    Path run = folder.resolve("run");
    String[] resumption = {
      "train", run.toString(), "--resume", "--set", "training.iterations=1", "--quiet"
    };
    TinyRing.in(
        folder,
        "\"iterations\": 40",
        "\"iterations\": 10000000",
        "\"keepLast\": 3",
        "\"keepLast\": 1");
    try (GanProcess training =
        GanProcess.start(folder, "train", "tiny.json", "--out", "run", "--quiet")) {
      training.await(() -> Files.exists(run.resolve("checkpoints/last")));

      Outcome second = Outcome.of(resumption);
      assertThat(second.exitCode()).isEqualTo(2);
      assertThat(second.error()).startsWith("error: another process is training here\n  at " + run);
      Outcome sample = Outcome.of("sample", run.toString(), "--out", folder + "/grid.png");
      assertThat(sample.exitCode()).as(sample.error()).isZero();
      training.signal("KILL");
      training.exitCode();
    }
    Outcome third = Outcome.of(resumption);
    assertThat(third.exitCode()).as(third.error()).isZero();
  }

  @Test
  void savesACheckpointWhenInterruptedAndGoesOnExactly() throws IOException {
    assumeThat(ignoresInterrupts()).as("SIGINT is ignored here").isFalse();
    Path run = folder.resolve("run");
    try (GanProcess training = GanProcess.start(folder, train(folder))) {
      training.await(() -> Files.exists(run.resolve("checkpoints/last")));
      training.signal("INT");

      assertThat(training.exitCode()).as(training.error()).isEqualTo(130);
      assertThat(training.output()).isEmpty();
      assertThat(training.error())
          .contains("stopping after this iteration")
          .containsPattern(
              "stopped at step \\d+; checkpoint run/checkpoints/step-\\d+.gan\n"
                  + "go on with: gan train run --resume\n");
      String step = training.error().replaceAll("(?s).*stopped at step (\\d+);.*", "$1");
      assertThat(run.resolve("checkpoints/last"))
          .hasContent("step-%6s.gan".formatted(step).replace(' ', '0'));
    }
    assertThat(run.resolve(LAST)).doesNotExist();
    resumeToTheSameEnd(run, "train", "run", "--resume");
  }

  @Test
  void stopsASweepWithCheckpointsAndGoesOnWithIt() throws IOException {
    assumeThat(ignoresInterrupts()).as("SIGINT is ignored here").isFalse();
    TinyRing.in(folder, "\"iterations\": 40", "\"iterations\": 100000");
    Path sweep = folder.resolve("sweep");
    try (GanProcess sweeping =
        GanProcess.start(
            folder,
            "sweep",
            "tiny.json",
            "--vary",
            "seed=1..2",
            "--threads",
            "1",
            "--out",
            "sweep")) {
      sweeping.await(() -> Files.exists(sweep.resolve("seed-1/checkpoints/last")));
      sweeping.signal("INT");

      assertThat(sweeping.exitCode()).as(sweeping.error()).isEqualTo(130);
      assertThat(sweeping.error())
          .containsPattern("1/2 seed=1: stopped at iteration \\d+")
          .contains("stopped; go on with: gan sweep sweep --resume");
    }
    assertThat(sweep.resolve("seed-2")).doesNotExist();
    assertThat(sweep.resolve("sweep.csv")).content().contains("stopped").doesNotContain("done");
  }

  @Test
  void goesOnExactlyAfterASuddenEnd() throws IOException {
    String[] withoutFolder = Arrays.copyOf(train(folder), 2);
    try (GanProcess training = GanProcess.start(folder, withoutFolder)) {
      training.await(() -> usualRun().anyMatch(ProcessTest::hasSaved));
      training.signal("KILL");

      assertThat(training.exitCode()).isEqualTo(137);
    }
    resumeToTheSameEnd(usualRun().findFirst().orElseThrow(), "train", "tiny.json", "--resume");
  }

  /** The runs below {@code runs/}. */
  private Stream<Path> usualRun() {
    File[] runs = folder.resolve("runs").toFile().listFiles();
    return runs == null ? Stream.empty() : Arrays.stream(runs).map(File::toPath);
  }

  private static boolean hasSaved(Path run) {
    return Files.exists(run.resolve("checkpoints/step-000240.gan"));
  }

  private void resumeToTheSameEnd(Path run, String... arguments) throws IOException {
    try (GanProcess resumed = GanProcess.start(folder, arguments)) {
      assertThat(resumed.exitCode()).as(resumed.error()).isZero();
      assertThat(resumed.output()).contains("steps              2100");
    }
    assertThat(SavedState.of(run.resolve(LAST)))
        .isEqualTo(SavedState.of(uninterrupted.resolve(LAST)));
    assertThat(numbers(run)).isEqualTo(numbers(uninterrupted));
    assertThat(run.resolve("checkpoints").toFile().list())
        .noneMatch(name -> name.endsWith(".part"));
  }

  /** All that was recorded, but for times. */
  private static List<String> numbers(Path run) throws IOException {
    return Files.readAllLines(run.resolve("metrics.jsonl")).stream()
        .map(
            line -> {
              ObjectNode numbers = (ObjectNode) Json.parse(line);
              numbers.remove(List.of("seconds", "secondsWaitedForData"));
              return numbers.toString();
            })
        .toList();
  }

  @Test
  void survivesACheckpointThatCannotBeWrittenAndSaysSo() throws IOException {
    Path experiment = TinyRing.in(folder, "\"hidden\": [12, 8]", "\"hidden\": [200, 200]");
    String[] first = {
      "train", experiment.toString(), "--out", "run", "--set", "training.iterations=10"
    };
    try (GanProcess training = GanProcess.start(folder, first)) {
      assertThat(training.exitCode()).as(training.error()).isZero();
    }
    Path intact = folder.resolve("run/checkpoints/step-000030.gan");
    byte[] before = Files.readAllBytes(intact);

    String[] second = {"train", "run", "--resume", "--set", "training.iterations=30"};
    // 128 KiB a file: too little for a checkpoint of this network, enough for all else.
    try (GanProcess training =
        GanProcess.startScript(folder, "ulimit -f 256; exec \"$@\"", second)) {
      assertThat(training.exitCode()).isEqualTo(1);
      assertThat(training.error())
          .contains("training goes on, but the checkpoint failed: the checkpoint cannot be written")
          .contains("iteration 30/30")
          .contains("error: the checkpoint cannot be written: ")
          .contains("  at run/checkpoints/step-000090.gan\n")
          .contains("older checkpoints are intact");
      assertThat(training.output()).isEmpty();
    }
    assertThat(intact).hasBinaryContent(before);
    assertThat(folder.resolve("run/checkpoints/last")).hasContent("step-000030.gan");
    assertThat(Files.list(folder.resolve("run/checkpoints"))).hasSize(3);
  }

  @Test
  void isQuietAboutAReaderThatHasEnough() {
    try (GanProcess listing =
        GanProcess.startScript(folder, "\"$@\" | head -n 1", "components", "--json")) {
      assertThat(listing.exitCode()).isZero();
      assertThat(listing.output()).isEqualTo("{\n");
      assertThat(listing.error()).isEmpty();
    }
  }

  @Test
  void showsAStackTraceOnlyOnDemand() {
    try (GanProcess plain = GanProcess.start(folder, "validate", "none.json");
        GanProcess debug = GanProcess.start(folder, "validate", "none.json", "--debug")) {
      assertThat(plain.exitCode()).isEqualTo(2);
      assertThat(plain.error().lines()).hasSize(3);
      assertThat(debug.exitCode()).isEqualTo(2);
      assertThat(debug.error()).startsWith(plain.error()).contains("\tat org.gan4j.core");
    }
  }

  /** A shell that starts something in the background makes it deaf to SIGINT, and us with it. */
  private static boolean ignoresInterrupts() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return false;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("SigIgn:"))
        .map(line -> new BigInteger(line.substring("SigIgn:".length()).strip(), 16))
        .anyMatch(ignored -> ignored.testBit(1));
  }

  private static String[] train(Path folder) {
    Path experiment =
        TinyRing.in(
            folder,
            "\"iterations\": 40",
            "\"iterations\": " + ITERATIONS,
            "\"everySteps\": 60",
            "\"everySteps\": 300");
    return new String[] {"train", experiment.getFileName().toString(), "--out", "run"};
  }
}
