package org.gan4j.core.run;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gan4j.api.game.Progress;
import org.gan4j.api.training.IterationReport;
import org.gan4j.core.assembly.PreparedTraining;
import org.gan4j.core.sampling.Measured;
import org.gan4j.core.sampling.Measurement;
import org.gan4j.core.sampling.Readouts;
import org.gan4j.core.sampling.Sampler;
import org.gan4j.core.training.StopSignal;
import org.gan4j.core.training.TrainerListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the experiment's metrics at regular steps; the first one says which checkpoint is best. */
final class Evaluator implements TrainerListener {
  private static final Logger LOG = LoggerFactory.getLogger(Evaluator.class);

  private final PreparedTraining training;
  private final Sampler sampler;
  private final Readouts readouts;
  private final MetricsFile file;
  private final RunListeners audience;
  private final RunHistory history;
  private final StopSignal stop;
  private final Interval every;
  private Map<String, Double> latestMetrics = Map.of();
  private Progress latest = Progress.start();
  private long evaluated = -1;
  private final Set<String> warned = new HashSet<>();
  private double seconds;
  private boolean stoppedEarly;

  Evaluator(
      PreparedTraining training,
      Sampler sampler,
      MetricsFile file,
      RunListeners audience,
      RunHistory history,
      StopSignal stop) {
    this.stop = stop;
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
              stopIfExhausted();
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
    long start = System.nanoTime();
    List<Measured> measured =
        Measurement.of(
            training.metrics(),
            sampler,
            readouts,
            training.dataset(),
            training.compared().reference(),
            training.setup().key().split("evaluation"));
    seconds += (System.nanoTime() - start) * 1e-9;
    latestMetrics = Measured.values(measured);
    measured.stream()
        .flatMap(one -> one.used().warnings().stream())
        .filter(warned::add)
        .forEach(warning -> LOG.warn("evaluation: {}", warning));
    file.evaluated(latest, latestMetrics);
    audience.evaluated(latest, latestMetrics);
    history.evaluated(latest, latestMetrics, training.metrics().get(0).metric().objective());
    stopIfExhausted();
  }

  /** Ends the training when the last evaluations were no better than the best. */
  private void stopIfExhausted() {
    Integer patience = training.experiment().evaluation().patience();
    stoppedEarly = patience != null && history.evaluationsSinceBest() >= patience;
    if (stoppedEarly) {
      stop.request();
    }
  }

  /** Whether the training was ended since it got no better. */
  boolean stoppedEarly() {
    return stoppedEarly;
  }

  /** How long the metrics took, in seconds. */
  double seconds() {
    return seconds;
  }

  @Override
  public String toString() {
    return "the evaluation";
  }
}
