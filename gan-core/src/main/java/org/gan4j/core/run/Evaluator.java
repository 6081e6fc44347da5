package org.gan4j.core.run;

import java.util.Map;
import org.gan4j.api.game.Progress;
import org.gan4j.api.training.IterationReport;
import org.gan4j.core.assembly.PreparedTraining;
import org.gan4j.core.sampling.Measurement;
import org.gan4j.core.sampling.Readouts;
import org.gan4j.core.sampling.Sampler;
import org.gan4j.core.training.TrainerListener;

/** Takes the experiment's metrics at regular steps; the first one says which checkpoint is best. */
final class Evaluator implements TrainerListener {
  private final PreparedTraining training;
  private final Sampler sampler;
  private final Readouts readouts;
  private final MetricsFile file;
  private final RunListeners audience;
  private final RunHistory history;
  private final Interval every;
  private Map<String, Double> latestMetrics = Map.of();
  private Progress latest = Progress.start();
  private long evaluated = -1;

  Evaluator(
      PreparedTraining training,
      Sampler sampler,
      MetricsFile file,
      RunListeners audience,
      RunHistory history) {
    this.training = training;
    this.sampler = sampler;
    this.readouts =
        Readouts.of(training.setup().game(), name -> training.setup().network(name).sampled());
    this.file = file;
    this.audience = audience;
    this.history = history;
    this.every = new Interval(training.experiment().evaluation().everySteps());
  }

  /** What was measured last. */
  Map<String, Double> latestMetrics() {
    return latestMetrics;
  }

  /** A resumed run knows the earlier measurements. */
  @Override
  public void started(Progress progress) {
    latest = progress;
    if (training.metrics().isEmpty()) {
      return;
    }
    history
        .latest()
        .ifPresent(
            before -> {
              evaluated = before.step();
              latestMetrics = before.metrics();
            });
  }

  @Override
  public void iterationEnded(IterationReport report) {
    long before = latest.steps();
    latest = report.progress();
    if (every.isDue(before, latest.steps())) {
      evaluate();
    }
  }

  @Override
  public void ended(Progress progress, boolean complete) {
    if (complete) {
      evaluate();
    }
  }

  private void evaluate() {
    if (training.metrics().isEmpty() || evaluated == latest.steps()) {
      return;
    }
    evaluated = latest.steps();
    latestMetrics =
        Measurement.of(
            training.metrics(),
            sampler,
            readouts,
            training.dataset(),
            training.setup().key().split("evaluation"));
    file.evaluated(latest, latestMetrics);
    audience.evaluated(latest, latestMetrics);
    history.evaluated(latest, latestMetrics, training.metrics().get(0).objective());
  }

  @Override
  public String toString() {
    return "the evaluation";
  }
}
