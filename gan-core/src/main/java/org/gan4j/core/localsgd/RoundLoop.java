package org.gan4j.core.localsgd;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.gan4j.api.GanException;
import org.gan4j.api.game.Progress;
import org.gan4j.api.training.IterationReport;
import org.gan4j.api.training.NumberName;
import org.gan4j.core.assembly.OuterOptimizer;
import org.gan4j.core.assembly.PreparedTraining;
import org.gan4j.core.cluster.Cluster;
import org.gan4j.core.cluster.Shared;
import org.gan4j.core.run.TrainingLoops.Start;
import org.gan4j.core.run.TrainingState;
import org.gan4j.experiment.LocalSgdOptions;
import org.gan4j.training.Guard;
import org.gan4j.training.GuardedListeners;
import org.gan4j.training.StopSignal;
import org.gan4j.training.TrainerListener;
import org.gan4j.training.TrainingFailure;
import org.gan4j.training.TrainingFailureException;
import org.gan4j.training.TrainingLength;
import org.gan4j.training.TrainingLoop;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rounds: all workers train from the same state, and their states are averaged in the order of
 * their numbers. The guard and the listeners see the average, once a round.
 */
final class RoundLoop implements TrainingLoop {
  private static final Logger LOG = LoggerFactory.getLogger(RoundLoop.class);
  private static final double NANOSECONDS = 1e-9;

  private final PreparedTraining training;
  private final String experimentJson;
  private final LocalSgdOptions options;
  private final Cluster cluster;
  private final Guard guard;
  private final GuardedListeners<TrainerListener> listeners = new GuardedListeners<>();
  private final TrainingLength length;
  private final State prepared;
  private final WorkerEnvironment environment;
  private final Set<String> warned = new HashSet<>();
  private Progress progress;

  RoundLoop(Start start, LocalSgdOptions options, Cluster cluster) {
    this.training = start.training();
    this.experimentJson = start.experimentJson();
    this.options = options;
    this.cluster = cluster;
    this.guard = start.guard();
    start.listeners().forEach(listener -> listeners.add(listener.toString(), listener));
    this.length = training.plan().length();
    this.prepared = State.of(start.prepared());
    this.environment = WorkerEnvironment.of(training.dataset().fingerprint());
    this.progress = start.from();
  }

  @Override
  public Progress progress() {
    return progress;
  }

  @Override
  public boolean run(StopSignal stop) {
    compareProcesses(stop);
    listeners.each(listener -> listener.started(progress));
    while (!isComplete() && !stop.isRequested()) {
      IterationReport report = round(stop);
      if (report == null) {
        break;
      }
      guard.examine(report);
      listeners.each(listener -> listener.iterationEnded(report));
    }
    boolean complete = isComplete();
    listeners.each(listener -> listener.ended(progress, complete));
    return complete;
  }

  /** Processes that join later are compared in each of their rounds. */
  private void compareProcesses(StopSignal stop) {
    List<String> refusals = new ArrayList<>();
    cluster.runEverywhere(
        new EnvironmentJob(experimentJson),
        stop,
        there -> {
          List<String> conflicts = environment.conflicts(there);
          if (!conflicts.isEmpty()) {
            refusals.add(there.place() + ": " + String.join("; ", conflicts));
          }
          warnOfDifferences(there);
        });
    if (!refusals.isEmpty()) {
      throw refused(refusals);
    }
  }

  private static GanException refused(List<String> refusals) {
    return GanException.failure(
        refusals.size() == 1
            ? "a process of the cluster cannot take part"
            : refusals.size() + " processes of the cluster cannot take part",
        String.join(" | ", refusals),
        "give all machines the same installation of GAN4J and the same data");
  }

  private boolean isComplete() {
    return length.isReached(progress.iteration(), training.setup().batches(progress));
  }

  /** Null if it was stopped before its end, and nothing has changed. */
  private @Nullable IterationReport round(StopSignal stop) {
    long begin = System.nanoTime();
    Map<String, INDArray> live = TrainingState.of(training.setup());
    State before = State.of(live);
    Map<Integer, RoundEnd> ends = new TreeMap<>();
    long ready = System.nanoTime();
    try (Shared<RoundStart> start =
        cluster.share(new RoundStart(before, prepared, SavedProgress.of(progress), environment))) {
      List<WorkerRound> jobs = new ArrayList<>();
      for (int worker = 0; worker < options.workers(); worker++) {
        jobs.add(
            new WorkerRound(
                experimentJson,
                worker,
                options.workers(),
                start,
                progress.iteration() + options.roundIterations()));
      }
      cluster.run(jobs, stop, (end, worker) -> ends.put(worker, end));
    }
    long back = System.nanoTime();
    List<RoundEnd> workers = List.copyOf(ends.values());
    workers.forEach(this::requireTakesPart);
    for (RoundEnd end : workers) {
      TrainingFailure failure = end.failure();
      if (failure != null) {
        throw new TrainingFailureException(failure);
      }
    }
    if (workers.size() < options.workers() || !workers.stream().allMatch(RoundEnd::complete)) {
      return null;
    }
    long iterations = workers.get(0).progress().iteration() - progress.iteration();
    progress = merged(workers);
    average(before, workers, live);
    long end = System.nanoTime();
    return report(
        workers,
        iterations,
        begin,
        (back - ready) * NANOSECONDS,
        (end - back + ready - begin) * NANOSECONDS,
        before.bytes());
  }

  private void requireTakesPart(RoundEnd end) {
    if (!end.refusal().isEmpty()) {
      throw refused(List.of(end.environment().place() + ": " + end.refusal()));
    }
    warnOfDifferences(end.environment());
  }

  private void warnOfDifferences(WorkerEnvironment there) {
    for (String difference : environment.differences(there)) {
      if (warned.add(there.place() + difference)) {
        LOG.warn(
            "a worker computes elsewhere than the others, and may round in another way: {} ({})",
            difference,
            there.place());
      }
    }
  }

  /** All workers have taken the same steps; what decides about the next ones is averaged. */
  private Progress merged(List<RoundEnd> workers) {
    Progress first = workers.get(0).progress().progress();
    double accuracy = 0;
    for (RoundEnd worker : workers) {
      Progress other = worker.progress().progress();
      if (!other.stepsByPlayer().equals(first.stepsByPlayer())
          || other.iteration() != first.iteration()) {
        throw GanException.failure(
            "the workers of a round have taken different steps: their schedule depends on what they"
                + " have computed",
            "schedule, " + training.experiment().schedule().type(),
            "choose a schedule that does not, such as k-step");
      }
      accuracy += other.accuracy();
    }
    return new Progress(
        first.iteration(),
        first.stepsByPlayer(),
        first.stepsInIterationByPlayer(),
        workers.size() == 1 ? first.accuracy() : accuracy / workers.size(),
        first.furtherBatches());
  }

  private void average(State before, List<RoundEnd> workers, Map<String, INDArray> live) {
    List<State> states = workers.stream().map(end -> Objects.requireNonNull(end.state())).toList();
    State mean = State.mean(states);
    OuterOptimizer outer = training.outer();
    if (outer != null) {
      for (int i = 0; i < mean.names().size(); i++) {
        outer.step(mean.names().get(i), before.numbers()[i], mean.numbers()[i]);
      }
    }
    mean.restore(live);
  }

  /**
   * The means of the workers' last iterations, and what the round cost.
   *
   * @param iterations of each worker
   * @param away how long the round was with the workers, in seconds
   * @param averaging how long the state took here, in seconds
   * @param bytes of the state
   */
  private IterationReport report(
      List<RoundEnd> workers,
      long iterations,
      long begin,
      double away,
      double averaging,
      long bytes) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    for (String name : workers.get(0).numbers().keySet()) {
      numbers.put(
          name,
          workers.stream()
              .mapToDouble(end -> end.numbers().getOrDefault(name, Double.NaN))
              .average()
              .orElse(Double.NaN));
    }
    int slots = Math.max(1, Math.min(cluster.slots(), workers.size()));
    double training = workers.stream().mapToDouble(RoundEnd::trainingSeconds).sum() / slots;
    double copying = workers.stream().mapToDouble(RoundEnd::copyingSeconds).sum() / slots;
    double seconds = (System.nanoTime() - begin) * NANOSECONDS;
    numbers.put(NumberName.SECONDS, seconds / Math.max(1, iterations));
    numbers.put("roundSeconds", seconds);
    numbers.put("roundTrainingSeconds", training);
    numbers.put("roundCopyingSeconds", copying + averaging);
    numbers.put("roundTransferSeconds", Math.max(0, away - training - copying));
    numbers.put("roundBytes", (double) bytes * (workers.size() + slots));
    LOG.debug(
        "{}",
        String.format(
            Locale.ROOT,
            "round to iteration %d: %.3f s, %.0f %% of it training",
            progress.iteration(),
            seconds,
            100 * training / seconds));
    return new IterationReport(progress, numbers);
  }
}
