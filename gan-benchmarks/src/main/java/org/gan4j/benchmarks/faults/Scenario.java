package org.gan4j.benchmarks.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gan4j.api.GanException;
import org.gan4j.api.training.IterationReport;
import org.gan4j.api.training.TrainingListener;
import org.gan4j.core.Gan;
import org.gan4j.core.assembly.PreparedTraining;
import org.gan4j.core.run.TrainingRun;
import org.gan4j.training.StopSignal;

/**
 * A small training to be killed.
 *
 * @param name in reports
 * @param overrides of the experiment {@code ring.json}
 * @param stop the iteration after which a first process stops before the one that is killed; 0 if
 *     the first process is killed
 */
record Scenario(String name, List<String> overrides, long stop) {
  private static final String EXPERIMENT = "ring.json";

  /** A generator that makes the same point whatever the latent, which the guard takes for bad. */
  private static final List<String> COLLAPSED =
      List.of(
          "generator.initialization={\"type\": \"normal\", \"standardDeviation\": 1e-30}",
          "optimizers.generator.learningRate=1e-30",
          "guard.action=roll-back",
          "guard.startStep=40",
          "guard.rollBacks=2");

  /** All of them. */
  static List<Scenario> all() {
    List<String> oftenEvaluated = new ArrayList<>(COLLAPSED);
    oftenEvaluated.add("evaluation.everySteps=9");
    oftenEvaluated.add("checkpoint.keepLast=2");
    return List.of(
        new Scenario("training", List.of(), 0),
        new Scenario("resume", List.of("checkpoint.keepLast=3"), 12),
        new Scenario("roll-back", oftenEvaluated, 0),
        // The last step has a checkpoint, but its evaluation comes with the end of the training.
        new Scenario(
            "evaluation",
            List.of("evaluation.everySteps=6", "checkpoint.everySteps=45", "evaluation.samples=1"),
            0));
  }

  /** Writes the experiment into a folder. */
  static Path experiment(Path folder) {
    try (InputStream json = Scenario.class.getResourceAsStream(EXPERIMENT)) {
      byte[] bytes = Objects.requireNonNull(json, EXPERIMENT).readAllBytes();
      return Files.writeString(
          folder.resolve(EXPERIMENT), new String(bytes, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The processes before the one that is killed. */
  void prepare(Gan gan, Path experiment, Path run) {
    if (stop > 0) {
      StopSignal signal = new StopSignal();
      train(gan, experiment, run, signal, List.of(stopAfter(stop, signal)));
    }
  }

  private static TrainingListener stopAfter(long iteration, StopSignal signal) {
    return new TrainingListener() {
      @Override
      public void iterationEnded(IterationReport report) {
        if (report.progress().iteration() == iteration) {
          signal.request();
        }
      }
    };
  }

  /** Starts the run, or continues it, to its end. */
  void train(Gan gan, Path experiment, Path run) {
    train(gan, experiment, run, new StopSignal(), List.of());
  }

  private void train(
      Gan gan, Path experiment, Path run, StopSignal signal, List<TrainingListener> listeners) {
    try (PreparedTraining training = gan.assemble(gan.read(experiment, overrides))) {
      TrainingRun started =
          Files.exists(run) ? gan.resume(training, run) : gan.start(training, run);
      started.train(signal, listeners);
    } catch (GanException e) {
      if (!e.problem().contains("roll-backs")) {
        throw e;
      }
      // That is how a training ends which collapses every time.
    }
  }
}
