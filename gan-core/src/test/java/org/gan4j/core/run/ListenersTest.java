package org.gan4j.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gan4j.api.GanException;
import org.gan4j.api.game.Progress;
import org.gan4j.api.training.IterationReport;
import org.gan4j.api.training.TrainingListener;
import org.gan4j.api.training.TrainingStart;
import org.gan4j.core.assembly.PreparedTraining;
import org.gan4j.core.testing.SavedTraining;
import org.gan4j.core.testing.TinyTraining;
import org.gan4j.experiment.ExperimentException;
import org.gan4j.experiment.configuration.Json;
import org.gan4j.training.StopSignal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What listeners hear of a run, and that the run does not suffer from them. */
class ListenersTest {
  private static final String CSV = "listeners=[{\"type\":\"csv\"}]";
  private static final String METRIC =
      "evaluation.metrics=[{\"type\": \"mode-coverage\", \"samples\": 100}]";

  @TempDir private Path folder;

  /** Writes down what it hears, and whether the files are there that come before or after. */
  private final class Recorder implements TrainingListener {
    private final List<String> heard = new ArrayList<>();
    private Path run = folder;

    private void hear(String event, Progress progress) {
      RunFolder files = new RunFolder(run);
      heard.add(
          event
              + " "
              + progress.steps()
              + (Files.exists(files.checkpoint(progress.steps())) ? " saved" : "")
              + (Files.exists(files.sample(progress.steps(), "png")) ? " drawn" : ""));
    }

    @Override
    public void started(TrainingStart start) {
      run = start.folder();
      hear(start.experiment() + " started", start.progress());
    }

    @Override
    public void iterationEnded(IterationReport report) {
      if (report.progress().steps() % 30 == 0) {
        hear("iteration", report.progress());
      }
    }

    @Override
    public void evaluated(Progress progress, Map<String, Double> metrics) {
      hear("evaluated " + metrics.size(), progress);
    }

    @Override
    public void ended(Progress progress, boolean complete) {
      hear("ended " + complete, progress);
    }

    @Override
    public void failed(Throwable reason) {
      heard.add("failed: " + ((GanException) reason).problem());
    }
  }

  private Path train(String name, List<TrainingListener> watchers, String... overrides) {
    try (PreparedTraining training = TinyTraining.with(folder, overrides)) {
      TrainingRun run = TinyTraining.gan().start(training, folder.resolve(name));
      run.train(new StopSignal(), watchers);
      return run.folder().path();
    }
  }

  @Test
  void hearsOfEverythingBeforeItsCheckpointAndOfTheEndAfterIt() {
    Recorder recorder = new Recorder();
    train(
        "run",
        List.of(recorder),
        METRIC,
        "training.iterations=30",
        "evaluation.everySteps=60",
        "checkpoint.everySteps=30");

    assertThat(recorder.heard)
        .containsExactly(
            "tiny started 0",
            "iteration 30",
            "iteration 60",
            "evaluated 4 60",
            "iteration 90",
            // The last evaluation is not due, but made since the training is complete.
            "evaluated 4 90 saved",
            "ended true 90 saved drawn");
  }

  @Test
  void hearsOfAFailureInsteadOfTheEnd() {
    Recorder recorder = new Recorder();
    try (PreparedTraining training = TinyTraining.with(folder)) {
      TinyTraining.parameters(training, "generator").assign(Float.NaN);
      TrainingRun run = TinyTraining.gan().start(training, folder.resolve("run"));
      assertThatExceptionOfType(GanException.class)
          .isThrownBy(() -> run.train(new StopSignal(), List.of(recorder)));
    }

    assertThat(recorder.heard)
        .hasSize(2)
        .last()
        .asString()
        .startsWith("failed: the generator's parameters are no longer numbers");
  }

  @Test
  void startsAgainFromTheCheckpointOfARollBack() {
    Recorder recorder = new Recorder();
    assertThatExceptionOfType(GanException.class)
        .isThrownBy(
            () ->
                train(
                    "run",
                    List.of(recorder),
                    "generator.initialization={\"type\": \"normal\", \"standardDeviation\": 1e-30}",
                    "optimizers.generator.learningRate=1e-30",
                    "guard.startStep=100",
                    "guard.action=roll-back",
                    "guard.rollBacks=1"));

    assertThat(recorder.heard)
        .contains("tiny started 0", "tiny started 90 saved")
        .last()
        .asString()
        .startsWith("failed: ");
  }

  @Test
  void doesNotSufferFromWhateverAListenerThrows() {
    TrainingListener broken =
        new TrainingListener() {
          @Override
          public void started(TrainingStart start) {
            throw new NoClassDefFoundError("com/example/Missing");
          }

          @Override
          public void iterationEnded(IterationReport report) {
            throw new AssertionError("not again");
          }

          @Override
          public void ended(Progress progress, boolean complete) {
            throw new StackOverflowError();
          }
        };
    Recorder recorder = new Recorder();
    Path disturbed = train("disturbed", List.of(broken, recorder));
    Path alone = train("alone", List.of());

    assertThat(SavedTraining.of(new RunFolder(disturbed).checkpoint(300)))
        .isEqualTo(SavedTraining.of(new RunFolder(alone).checkpoint(300)));
    assertThat(recorder.heard).contains("tiny started 0", "ended true 300 saved drawn");
  }

  @Test
  void writesTheNumbersOfTheMetricsFileAsATable() throws IOException {
    Path run = train("run", List.of(), CSV, METRIC, "evaluation.everySteps=60");
    List<String> rows = Files.readAllLines(run.resolve("iterations.csv"));
    List<JsonNode> records =
        Files.readAllLines(run.resolve("metrics.jsonl")).stream().map(Json::parse).toList();
    List<String> names = List.of(rows.get(0).split(","));
    // As numbers: JSON's text of a small one is another.
    List<List<Double>> fromRecords = new ArrayList<>();
    for (JsonNode record : records) {
      if (!record.has("metrics")) {
        fromRecords.add(names.stream().map(name -> record.path(name).asDouble()).toList());
      }
    }

    List<List<Double>> fromRows =
        rows.stream()
            .skip(1)
            .map(row -> Stream.of(row.split(",")).map(Double::valueOf).toList())
            .toList();
    assertThat(fromRows).hasSize(100).isEqualTo(fromRecords);
    assertThat(Files.readAllLines(run.resolve("evaluations.csv")))
        .contains(
            "60,20,"
                + records.stream()
                    .filter(record -> record.path("step").asLong() == 60 && record.has("metrics"))
                    .map(record -> record.path("metrics").path("modesCovered").asText())
                    .findFirst()
                    .orElseThrow()
                + ",modesCovered");
  }

  /** Whether a listener is there may change between two processes: it changes no step. */
  @Test
  void goesOnWithTheTableAfterAnInterruption() throws IOException {
    Path straight = train("straight", List.of(), CSV);
    StopSignal stop = new StopSignal();
    try (PreparedTraining training = TinyTraining.with(folder, CSV)) {
      TinyTraining.gan()
          .start(training, folder.resolve("interrupted"))
          .train(
              stop,
              List.of(
                  new TrainingListener() {
                    @Override
                    public void iterationEnded(IterationReport report) {
                      if (report.progress().iteration() == 47) {
                        stop.request();
                      }
                    }
                  }));
    }
    // As if the process had been killed behind the checkpoint of step 90.
    RunFolder interrupted = new RunFolder(folder.resolve("interrupted"));
    Files.writeString(interrupted.lastPointer(), "step-000090.gan\n");
    resume(CSV);
    assertThat(stepsIn(interrupted.path())).isEqualTo(stepsIn(straight));

    resume("listeners=[]", "training.iterations=110");
    assertThat(interrupted.lastCheckpoint()).hasValue(interrupted.checkpoint(330));
    assertThat(stepsIn(interrupted.path())).isEqualTo(stepsIn(straight));
  }

  private void resume(String... overrides) {
    try (PreparedTraining training = TinyTraining.with(folder, overrides)) {
      TinyTraining.gan()
          .resume(training, folder.resolve("interrupted"))
          .train(new StopSignal(), List.of());
    }
  }

  private static List<String> stepsIn(Path run) throws IOException {
    return Files.readAllLines(run.resolve("iterations.csv")).stream()
        .map(row -> row.substring(0, row.indexOf(',')))
        .toList();
  }

  @Test
  void areCheckedWithEverythingElse() {
    assertThatExceptionOfType(ExperimentException.class)
        .isThrownBy(
            () ->
                TinyTraining.with(
                    folder,
                    "loss.type=hinges",
                    "listeners=[{\"type\":\"cvs\"},{\"type\":\"csv\",\"everyIterations\":0}]"))
        .satisfies(
            e ->
                assertThat(e.problems())
                    .extracting(problem -> problem.path())
                    .containsExactlyInAnyOrder(
                        "loss.type", "listeners[0].type", "listeners[1].everyIterations"));
  }
}
