package org.gan4j.core.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gan4j.api.RandomKey;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.evaluation.Metric;
import org.gan4j.api.evaluation.Metric.Objective;
import org.gan4j.api.evaluation.Metric.SampleSource;
import org.gan4j.api.schedule.Progress;
import org.gan4j.api.training.IterationReport;
import org.gan4j.core.game.Game;
import org.gan4j.core.run.MetricsFile.Evaluated;
import org.gan4j.core.training.TrainerListener;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Takes the experiment's metrics at regular steps; the first one says which checkpoint is best. */
final class Evaluator implements TrainerListener {
  private final Game game;
  private final Sampler sampler;
  private final MetricsFile file;
  private final Audience audience;
  private final CheckpointKeeper checkpoints;
  private final Every every;
  private Map<String, Double> latestMetrics = Map.of();
  private Progress latest = Progress.start();
  private long evaluated = -1;
  private double best = Double.NaN;

  Evaluator(
      Game game,
      Sampler sampler,
      MetricsFile file,
      Audience audience,
      CheckpointKeeper checkpoints) {
    this.game = game;
    this.sampler = sampler;
    this.file = file;
    this.audience = audience;
    this.checkpoints = checkpoints;
    this.every = new Every(game.experiment().evaluation().everySteps());
  }

  /** What was measured last. */
  Map<String, Double> latestMetrics() {
    return latestMetrics;
  }

  /** A resumed run knows what was measured before, and which was best. */
  @Override
  public void started(Progress progress) {
    latest = progress;
    if (game.metrics().isEmpty()) {
      return;
    }
    for (Evaluated before : file.evaluations()) {
      evaluated = before.step();
      latestMetrics = before.metrics();
      isBest(before.metrics());
    }
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
    if (game.metrics().isEmpty() || evaluated == latest.steps()) {
      return;
    }
    evaluated = latest.steps();
    latestMetrics =
        measure(game.metrics(), sampler, game.dataset(), game.key().split("evaluation"));
    file.evaluated(latest, latestMetrics);
    audience.evaluated(latest, latestMetrics);
    if (isBest(latestMetrics)) {
      checkpoints.markBest(latest);
    }
  }

  /** Whether none was better so far; remembers it then. */
  private boolean isBest(Map<String, Double> metrics) {
    Objective objective = game.metrics().get(0).objective();
    double value = metrics.getOrDefault(objective.name(), Double.NaN);
    if (!isBetter(value, objective)) {
      return false;
    }
    best = value;
    return true;
  }

  private boolean isBetter(double value, Objective objective) {
    if (Double.isNaN(best)) {
      return !Double.isNaN(value);
    }
    return objective.higherIsBetter() ? value > best : value < best;
  }

  /** All metrics, each with its own samples. */
  static Map<String, Double> measure(
      List<Metric> metrics, Sampler sampler, Dataset reference, RandomKey key) {
    Map<String, Double> values = new LinkedHashMap<>();
    for (int i = 0; i < metrics.size(); i++) {
      RandomKey own = key.split(i);
      SampleSource samples = new Draws(sampler, own.split("samples"));
      values.putAll(metrics.get(i).measure(samples, reference, own.split("reference")));
    }
    return values;
  }

  /** Gives other samples with every call. */
  private static final class Draws implements SampleSource {
    private final Sampler sampler;
    private final RandomKey key;
    private int calls;

    Draws(Sampler sampler, RandomKey key) {
      this.sampler = sampler;
      this.key = key;
    }

    @Override
    public INDArray draw(int count) {
      return sampler.draw(count, key.split(calls++));
    }

    @Override
    public INDArray answer(INDArray condition) {
      return sampler.answer(condition, key.split(calls++));
    }
  }

  @Override
  public String toString() {
    return "the evaluation";
  }
}
