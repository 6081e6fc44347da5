package org.gan4j.sweep;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.gan4j.api.GanException;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.evaluation.Metric.Objective;
import org.gan4j.checkpoint.RunLock;
import org.gan4j.checkpoint.SmallFile;
import org.gan4j.core.Gan;
import org.gan4j.core.cluster.Cluster;
import org.gan4j.experiment.configuration.Json;
import org.gan4j.sweep.PointResult.Status;
import org.gan4j.training.StopSignal;
import org.jspecify.annotations.Nullable;

/**
 * A sweep in its folder: trains the points of a plan, each as a run of its own, and records their
 * results. Use it once.
 *
 * <p>Not thread-safe; another thread may stop it by the {@code StopSignal}.
 */
@NotThreadSafe
public final class Sweep implements AutoCloseable {
  private final SweepPlan plan;
  private final SweepFolder folder;
  private final PointExperiments experiments;
  private final List<Point> points;
  private final Map<String, Map<Long, PointResult>> results;
  private final Objective objective;
  private final RunLock lock;
  private boolean complete;

  private Sweep(
      SweepPlan plan,
      SweepFolder folder,
      PointExperiments experiments,
      Objective objective,
      Map<String, Map<Long, PointResult>> results,
      RunLock lock) {
    this.plan = plan;
    this.folder = folder;
    this.experiments = experiments;
    this.points = plan.points();
    this.objective = objective;
    this.results = results;
    this.lock = lock;
  }

  /**
   * The plan of a sweep that was begun.
   *
   * @throws GanException of kind USAGE if the folder is no sweep's
   */
  public static SweepPlan plan(SweepFolder folder) {
    return SweepRecord.read(folder).plan();
  }

  /**
   * Checks the experiments of all points, and creates the folder. A sweep that is there already
   * goes on: what was trained stays, and the plan may have more values than before.
   *
   * @throws org.gan4j.experiment.ExperimentException with everything that is wrong with any point
   * @throws GanException if the plan does not fit, or the folder cannot be used
   */
  public static Sweep open(Gan gan, SweepPlan plan, SweepFolder folder, SweepListener listener) {
    PointExperiments experiments = new PointExperiments(gan, plan);
    SweepRecord before = folder.isSweep() ? SweepRecord.read(folder) : null;
    Map<String, Map<Long, PointResult>> results = new LinkedHashMap<>();
    if (before != null) {
      requireSame(before.plan(), plan, folder);
      before.results().forEach((name, byLength) -> results.put(name, new TreeMap<>(byLength)));
      // What failed or was stopped is tried again.
      results.values().forEach(byLength -> byLength.values().removeIf(r -> !isDone(r)));
    }
    List<Point> unknown =
        plan.points().stream()
            .filter(point -> results.getOrDefault(point.name(), Map.of()).isEmpty())
            .toList();
    // Nothing is left behind of a sweep that cannot begin.
    Objective checked = experiments.check(unknown, listener);
    if (plan.reduction() > 0) {
      experiments.iterations(plan.points().get(0));
    }
    Objective objective =
        checked != null || before == null ? Objects.requireNonNull(checked) : before.objective();
    RunLock lock = folder.lock();
    Sweep sweep = new Sweep(plan, folder, experiments, objective, results, lock);
    boolean opened = false;
    try {
      sweep.write();
      opened = true;
      return sweep;
    } finally {
      if (!opened) {
        lock.close();
      }
    }
  }

  private static boolean isDone(PointResult result) {
    return result.status() == Status.DONE;
  }

  private static void requireSame(SweepPlan before, SweepPlan now, SweepFolder folder) {
    List<String> differences = new ArrayList<>();
    if (!Json.parse(before.experiment()).equals(Json.parse(now.experiment()))) {
      differences.add("the experiment");
    }
    if (!before.overrides().equals(now.overrides())) {
      differences.add("--set");
    }
    if (!Objects.equals(before.metric(), now.metric())) {
      differences.add("--metric");
    }
    if (before.reduction() != now.reduction()) {
      differences.add("--halving");
    }
    if (!differences.isEmpty()) {
      throw GanException.usage(
          "the folder belongs to another sweep: they differ in " + String.join(", ", differences),
          folder.path().toString(),
          "go on with it as it is, by the folder and --resume alone, or choose another folder");
    }
  }

  /** Where everything is written. */
  public SweepFolder folder() {
    return folder;
  }

  /** What ranks the points. */
  public Objective objective() {
    return objective;
  }

  /** All points, in the order of the plan. */
  public List<Point> points() {
    return points;
  }

  /**
   * Trains what is not trained yet, until the end or until asked to stop; each result is recorded
   * as soon as it is there.
   *
   * @param cluster on which the trainings run
   * @throws GanException if the results cannot be recorded, or the cluster is lost
   */
  public SweepResult run(Cluster cluster, StopSignal stop, SweepListener listener) {
    try {
      complete =
          plan.reduction() == 0
              ? train(0, points, cluster, stop, listener)
              : halve(cluster, stop, listener);
      write();
      return result();
    } finally {
      stop.markFinished();
    }
  }

  /**
   * Successive halving: all configurations are trained for a share of the iterations, the better
   * ones go on for more. Jamieson and Talwalkar, "Non-stochastic best arm identification and
   * hyperparameter optimization", 2016, Figure 3.
   *
   * @return whether the last rung was reached
   */
  private boolean halve(Cluster cluster, StopSignal stop, SweepListener listener) {
    List<Map<String, String>> alive =
        new ArrayList<>(points.stream().map(Point::configuration).distinct().toList());
    int rungs = 0;
    for (long kept = plan.reduction(); kept <= alive.size(); kept *= plan.reduction()) {
      rungs++;
    }
    for (int rung = 0; rung <= rungs; rung++) {
      Set<Map<String, String>> chosen = new HashSet<>(alive);
      List<Point> training =
          points.stream().filter(point -> chosen.contains(point.configuration())).toList();
      long divisor = 1;
      for (int i = rung; i < rungs; i++) {
        divisor *= plan.reduction();
      }
      if (!train(divisor, training, cluster, stop, listener)) {
        return false;
      }
      long share = divisor;
      alive.sort(Comparator.comparingDouble(configuration -> badness(configuration, share)));
      alive = new ArrayList<>(alive.subList(0, Math.max(1, alive.size() / plan.reduction())));
    }
    return true;
  }

  /** The mean of a configuration's metric; the worst number if no training has one. */
  private double badness(Map<String, String> configuration, long divisor) {
    List<Double> numbers =
        points.stream()
            .filter(point -> point.configuration().equals(configuration))
            .map(point -> resultOf(point, length(point, divisor)))
            .filter(result -> result != null && isDone(result))
            .map(result -> result.metrics().getOrDefault(objective.name(), Double.NaN))
            .filter(Double::isFinite)
            .toList();
    return SweepResult.badness(Spread.of(numbers).mean(), objective);
  }

  /** The iterations of a rung: a share of the experiment's, rounded up. */
  private long length(Point point, long divisor) {
    return divisor == 0 ? 0 : (experiments.iterations(point) + divisor - 1) / divisor;
  }

  private @Nullable PointResult resultOf(Point point, long length) {
    return results.getOrDefault(point.name(), Map.of()).get(length);
  }

  /**
   * Trains points to a length.
   *
   * @param divisor of the experiment's iterations; 0 for the experiment as it is
   * @return whether all have ended
   */
  private boolean train(
      long divisor, List<Point> all, Cluster cluster, StopSignal stop, SweepListener listener) {
    List<Point> waiting = new ArrayList<>();
    List<PointTraining> jobs = new ArrayList<>();
    for (Point point : all) {
      long length = length(point, divisor);
      if (resultOf(point, length) == null) {
        waiting.add(point);
        jobs.add(
            new PointTraining(
                experiments.json(point, length), folder.run(point).toAbsolutePath().toString()));
      }
    }
    listener.began(waiting.size(), all.size(), all.isEmpty() ? 0 : length(all.get(0), divisor));
    int[] ended = {0};
    cluster.run(
        jobs,
        stop,
        (result, number) -> {
          Point point = waiting.get(number);
          results
              .computeIfAbsent(point.name(), unused -> new TreeMap<>())
              .put(length(point, divisor), result);
          write();
          ended[0]++;
          listener.ended(ended[0], point, result);
        });
    return all.stream()
        .map(point -> resultOf(point, length(point, divisor)))
        .allMatch(result -> result != null && result.status() != Status.STOPPED);
  }

  /** The results so far. */
  public SweepResult result() {
    return new SweepResult(
        objective,
        points.stream().map(point -> new SweepResult.Row(point, longest(point))).toList(),
        complete);
  }

  /** Of the trainings of a point the longest; a failure counts as longer than what was before. */
  private @Nullable PointResult longest(Point point) {
    PointResult longest = null;
    for (PointResult result : results.getOrDefault(point.name(), Map.of()).values()) {
      if (longest == null || !isDone(result) || result.iteration() >= longest.iteration()) {
        longest = result;
      }
    }
    return longest;
  }

  private void write() {
    new SweepRecord(plan, objective, results).write(folder);
    SmallFile.write(folder.table(), SweepTable.text(result()));
  }

  /** Gives the folder back. */
  @Override
  public void close() {
    lock.close();
  }
}
