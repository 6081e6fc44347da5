package org.gan4j.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gan4j.api.GanException;
import org.gan4j.api.training.IterationReport;
import org.gan4j.api.training.TrainingListener;
import org.gan4j.core.assembly.PreparedTraining;
import org.gan4j.core.testing.SavedTraining;
import org.gan4j.core.testing.TinyTraining;
import org.gan4j.training.StopSignal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResumeTest {
  @TempDir Path folder;

  @Test
  void goesOnExactlyAfterBeingAskedToStop() throws IOException {
    train("straight", new StopSignal());
    StopSignal stop = new StopSignal();
    assertThat(train("interrupted", stop, stopAfter(50, stop)).complete()).isFalse();
    assertThat(resume("interrupted").complete()).isTrue();
    // Equal: every parameter, running statistic and optimizer state, bit for bit.
    assertThat(SavedTraining.of(last("interrupted"))).isEqualTo(SavedTraining.of(last("straight")));
    assertThat(metricsWithoutTimes("interrupted")).isEqualTo(metricsWithoutTimes("straight"));
  }

  @Test
  void goesOnExactlyFromAnOlderCheckpointAfterAKill() throws IOException {
    train("straight", new StopSignal());
    train("killed", new StopSignal());
    RunFolder killed = new RunFolder(folder.resolve("killed"));
    // As if it had been killed behind step 180: what came later is lost, the records were flushed.
    for (Path checkpoint : killed.allCheckpoints()) {
      if (!checkpoint.endsWith("step-000180.gan") && !checkpoint.endsWith("step-000090.gan")) {
        Files.delete(checkpoint);
      }
    }
    Files.writeString(killed.lastPointer(), "step-000180.gan\n");
    resume("killed");
    assertThat(SavedTraining.of(last("killed"))).isEqualTo(SavedTraining.of(last("straight")));
    assertThat(metricsWithoutTimes("killed")).isEqualTo(metricsWithoutTimes("straight"));
  }

  @Test
  void findsEveryRecordUpToACheckpointOnTheDisk() {
    Path run = folder.resolve("run");
    List<String> latestRecords = new ArrayList<>();
    TrainingListener reader =
        new TrainingListener() {
          @Override
          public void iterationEnded(IterationReport report) {
            if (report.progress().steps() % 90 == 0) {
              List<String> records = lines(new RunFolder(run).metrics());
              latestRecords.add(records.get(records.size() - 1));
            }
          }
        };
    train("run", new StopSignal(), reader);
    assertThat(latestRecords)
        .hasSize(3)
        .allMatch(record -> record.matches("\\{\"step\":(90|180|270),.*}"));
  }

  @Test
  void remembersWhatWasBestBeforeItWasInterrupted() {
    String[] evaluated = {
      "evaluation.everySteps=30",
      "evaluation.metrics=[{\"type\": \"mode-coverage\", \"samples\": 100}]"
    };
    StopSignal stop = new StopSignal();
    try (PreparedTraining straight = TinyTraining.with(folder, evaluated);
        PreparedTraining interrupted = TinyTraining.with(folder, evaluated);
        PreparedTraining resumed = TinyTraining.with(folder, evaluated)) {
      TrainingRun.Result expected =
          TinyTraining.gan()
              .start(straight, folder.resolve("straight"))
              .train(new StopSignal(), List.of());
      TinyTraining.gan()
          .start(interrupted, folder.resolve("interrupted"))
          .train(stop, List.of(stopAfter(60, stop)));
      TrainingRun.Result result =
          TinyTraining.gan()
              .resume(resumed, folder.resolve("interrupted"))
              .train(new StopSignal(), List.of());
      assertThat(result).isEqualTo(expected);
    }
    assertThat(folder.resolve("interrupted/checkpoints/best"))
        .hasSameTextualContentAs(folder.resolve("straight/checkpoints/best"));
    assertThat(metricsWithoutTimes("interrupted")).isEqualTo(metricsWithoutTimes("straight"));
  }

  @Test
  void recordsNothingTwiceWhereNothingIsLeftToDo() {
    train("run", new StopSignal());
    List<String> before = metricsWithoutTimes("run");
    assertThat(resume("run").complete()).isTrue();
    assertThat(metricsWithoutTimes("run")).isEqualTo(before);
  }

  @Test
  void savesInAnOrderThatDoesNotDependOnTheProcess() {
    try (PreparedTraining training = TinyTraining.with(folder)) {
      assertThat(TrainingState.of(training.setup()).keySet())
          .filteredOn(name -> name.startsWith("optimizers.generator/"))
          .containsExactly("optimizers.generator/mean", "optimizers.generator/square");
    }
  }

  @Test
  void looksAtTheGeneratorWithoutChangingTheTraining() {
    train("seldom", new StopSignal());
    try (PreparedTraining training =
        TinyTraining.with(
            folder,
            "evaluation.everySteps=60",
            "evaluation.metrics=[{\"type\": \"mode-coverage\", \"samples\": 50}]")) {
      TinyTraining.gan()
          .start(training, folder.resolve("often"))
          .train(new StopSignal(), List.of());
    }
    assertThat(parameters("often")).isEqualTo(parameters("seldom"));
  }

  @Test
  void mayBeMadeLonger() {
    train("short", new StopSignal());
    try (PreparedTraining training = TinyTraining.with(folder, "training.iterations=120")) {
      TrainingRun run = TinyTraining.gan().resume(training, folder.resolve("short"));
      assertThat(run.from().iteration()).isEqualTo(100);
      assertThat(run.train(new StopSignal(), List.of()).progress().iteration()).isEqualTo(120);
    }
  }

  @Test
  void refusesACheckpointOfAnotherExperiment() {
    train("one", new StopSignal());
    try (PreparedTraining training =
        TinyTraining.with(folder, "optimizers.generator.learningRate=0.5")) {
      assertThatExceptionOfType(GanException.class)
          .isThrownBy(() -> TinyTraining.gan().resume(training, folder.resolve("one")))
          .withMessageContaining("another experiment")
          .withMessageContaining("optimizers.generator.learningRate (0.001 there, 0.5 here)");
    }
  }

  @Test
  void saysThatThereIsNothingToResume() {
    try (PreparedTraining training = TinyTraining.with(folder)) {
      assertThatExceptionOfType(GanException.class)
          .isThrownBy(() -> TinyTraining.gan().resume(training, folder.resolve("nowhere")))
          .satisfies(failure -> assertThat(failure.kind()).isEqualTo(GanException.Kind.USAGE));
    }
  }

  private TrainingRun.Result train(String name, StopSignal stop, TrainingListener... listeners) {
    try (PreparedTraining training = TinyTraining.with(folder)) {
      return TinyTraining.gan()
          .start(training, folder.resolve(name))
          .train(stop, List.of(listeners));
    }
  }

  private TrainingRun.Result resume(String name) {
    try (PreparedTraining training = TinyTraining.with(folder)) {
      return TinyTraining.gan()
          .resume(training, folder.resolve(name))
          .train(new StopSignal(), List.of());
    }
  }

  private static TrainingListener stopAfter(long iteration, StopSignal stop) {
    return new TrainingListener() {
      @Override
      public void iterationEnded(IterationReport report) {
        if (report.progress().iteration() == iteration) {
          stop.request();
        }
      }
    };
  }

  private Path last(String name) {
    return new RunFolder(folder.resolve(name)).lastCheckpoint().orElseThrow();
  }

  private List<Float> parameters(String name) {
    try (PreparedTraining training = TinyTraining.with(folder)) {
      org.gan4j.checkpoint.Checkpoint.open(last(name)).restore(TrainingState.of(training.setup()));
      return TrainingState.of(training.setup()).values().stream()
          .flatMap(
              array -> {
                List<Float> numbers = new java.util.ArrayList<>();
                for (float number : array.ravel().toFloatVector()) {
                  numbers.add(number);
                }
                return numbers.stream();
              })
          .toList();
    }
  }

  private List<String> metricsWithoutTimes(String name) {
    return lines(new RunFolder(folder.resolve(name)).metrics()).stream()
        .map(line -> line.replaceAll(",\"seconds.*", ""))
        .toList();
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
