package org.gan4j.core.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.gan4j.api.ErrorCode;
import org.gan4j.api.GanException;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.evaluation.FeatureContext;
import org.gan4j.api.game.Progress;
import org.gan4j.api.training.SampleOverview;
import org.gan4j.api.training.TrainingListener;
import org.gan4j.checkpoint.Checkpoint;
import org.gan4j.checkpoint.CheckpointHeader;
import org.gan4j.checkpoint.History;
import org.gan4j.checkpoint.RunLock;
import org.gan4j.checkpoint.SmallFile;
import org.gan4j.core.assembly.PreparedTraining;
import org.gan4j.core.run.CheckpointSearch.Found;
import org.gan4j.core.sampling.Conditions;
import org.gan4j.core.sampling.Sampler;
import org.gan4j.experiment.DataFit;
import org.gan4j.experiment.ExperimentDifferences;
import org.gan4j.experiment.Provenance;
import org.gan4j.experiment.ResumedProvenance;
import org.gan4j.training.StopSignal;
import org.gan4j.training.TrainerListener;
import org.gan4j.training.TrainingFailureException;
import org.gan4j.training.TrainingLoop;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A training with its folder: trains, and writes the run's files there. Use it once.
 *
 * <p>Not thread-safe: one thread trains; another may stop it by the {@code StopSignal}, and may
 * request a checkpoint.
 */
@NotThreadSafe
public final class TrainingRun implements AutoCloseable {
  /** In bytes; far more than it has. */
  private static final long LARGEST_PROVENANCE = 1 << 24;

  private final PreparedTraining training;
  private final RunFolder folder;
  private final RunLock lock;
  private final @Nullable SampleOverview pictures;
  private final ReportWriter report;
  private final String experimentJson;
  private final String provenance;
  private final Progress from;
  private final RunHistory history;
  private final List<String> warnings;
  private final CheckpointRequest checkpointRequest = new CheckpointRequest();
  private Map<String, INDArray> prepared;
  private TrainingLoops loops = TrainingLoops.here();
  private double evaluationSeconds;
  private boolean stoppedEarly;

  /** What a run begins with in this process. */
  private record Beginning(
      PreparedTraining training,
      RunFolder folder,
      String experimentJson,
      Provenance now,
      RunOutputs outputs) {

    private void requireRun(String experiment, Path file, UnaryOperator<String> resolution) {
      ExperimentDifferences.requireNone(
          resolution.apply(experiment), file.toString(), experimentJson, training.experiment());
    }
  }

  private TrainingRun(
      Beginning beginning,
      RunLock lock,
      String provenance,
      Map<String, INDArray> prepared,
      Progress from,
      RunHistory history,
      List<String> warnings) {
    this.pictures = beginning.outputs.pictures();
    this.training = beginning.training;
    this.folder = beginning.folder;
    this.report =
        new ReportWriter(
            beginning.outputs.report(), folder, training.experiment().evaluation().everySteps());
    this.experimentJson = beginning.experimentJson;
    this.lock = lock;
    this.provenance = provenance;
    this.prepared = prepared;
    this.from = from;
    this.history = history;
    this.warnings = List.copyOf(warnings);
    training.task().restore(prepared);
  }

  /**
   * Begins a new run: lets the task pass over the data, and creates the folder.
   *
   * @param training which the caller closes, after the run
   * @param path of the folder, which must not hold anything yet
   * @param experimentJson the resolved experiment
   * @param provenance where the run comes from
   * @param outputs writes what people look at
   * @throws GanException if the folder cannot be used
   */
  public static TrainingRun start(
      PreparedTraining training,
      Path path,
      String experimentJson,
      Provenance provenance,
      RunOutputs outputs) {
    RunFolder folder = new RunFolder(path);
    folder.requireOwnFiles();
    Beginning beginning = new Beginning(training, folder, experimentJson, provenance, outputs);
    return locked(folder.create(), lock -> begin(beginning, lock, List.of()));
  }

  /** Gives the folder back if the run cannot begin. */
  private static TrainingRun locked(RunLock lock, Function<RunLock, TrainingRun> beginning) {
    boolean begun = false;
    try {
      TrainingRun run = beginning.apply(lock);
      begun = true;
      return run;
    } finally {
      if (!begun) {
        lock.close();
      }
    }
  }

  private static TrainingRun begin(Beginning beginning, RunLock lock, List<String> warnings) {
    PreparedTraining training = beginning.training;
    String provenance = beginning.now.toJson();
    SmallFile.write(beginning.folder.experiment(), beginning.experimentJson);
    SmallFile.write(beginning.folder.provenance(), provenance);
    Map<String, INDArray> prepared =
        training.task().prepare(training.dataset(), training.setup().key().split("preparation"));
    RunHistory history = new RunHistory(History.start());
    return new TrainingRun(
        beginning, lock, provenance, prepared, Progress.start(), history, warnings);
  }

  /**
   * Continues from the newest checkpoint that is whole, exactly as if the run had not been
   * interrupted. A run that was interrupted before its first checkpoint begins again.
   *
   * @param training which the caller closes, after the run; its parameters are overwritten
   * @param experimentJson the resolved experiment: the run's own, but for its length, what is
   *     written and how often
   * @param resolution writes out the defaults of the experiment in a checkpoint, which may be of an
   *     earlier version
   * @param now where the run would come from if it began now
   * @param outputs writes what people look at
   * @throws GanException if the folder is not that of a run, all its checkpoints are damaged, or it
   *     belongs to another experiment
   */
  public static TrainingRun resume(
      PreparedTraining training,
      RunFolder folder,
      String experimentJson,
      UnaryOperator<String> resolution,
      Provenance now,
      RunOutputs outputs) {
    if (!folder.isRun()) {
      throw GanException.usage(
              "there is no run to resume",
              folder.path().toString(),
              "start a new run, or give the folder of one")
          .withCode(ErrorCode.CHECKPOINT_MISSING);
    }
    folder.requireOwnFiles();
    Beginning beginning = new Beginning(training, folder, experimentJson, now, outputs);
    return locked(
        RunLock.take(folder.path()),
        lock -> {
          Optional<Found> found = CheckpointSearch.newest(folder);
          if (found.isEmpty()) {
            return restart(beginning, lock, resolution);
          }
          try (Found newest = found.get()) {
            return resume(beginning, lock, newest, resolution);
          }
        });
  }

  private static TrainingRun resume(
      Beginning beginning, RunLock lock, Found found, UnaryOperator<String> resolution) {
    PreparedTraining training = beginning.training;
    RunFolder folder = beginning.folder;
    Checkpoint checkpoint = found.checkpoint();
    CheckpointHeader header = checkpoint.header();
    beginning.requireRun(header.experiment(), checkpoint.file(), resolution);
    String where = checkpoint.file().toString();
    DataFit.requireShapes(header.arrays(), training.dataset().arrays(), where);
    DataFit.requireClasses(header.classes(), training.dataset().classes(), where);
    requireTable(header, training, where);
    checkpoint.restore(TrainingState.of(training));
    RunHistory history = history(training, folder, header);
    CheckpointSearch.clean(folder, found);
    CheckpointKeeper.point(folder, header.progress(), history.value());
    CheckpointKeeper.pointToMilestone(training, folder, header.progress());
    CheckpointKeeper.removeOld(
        folder, header.progress(), history.value(), training.experiment().checkpoint().keepLast());
    SmallFile.write(folder.experiment(), beginning.experimentJson);
    ResumedProvenance provenance =
        provenance(folder, header.provenance(), beginning.now, header.progress().steps());
    return new TrainingRun(
        beginning,
        lock,
        provenance.json(),
        checkpoint.prepared(),
        header.progress(),
        history,
        Stream.concat(damaged(found), provenance.warnings().stream()).toList());
  }

  /** Scales and categories of a table follow from all of its rows: a changed table has others. */
  private static void requireTable(
      CheckpointHeader header, PreparedTraining training, String where) {
    if (header.table() != null
        && training.dataset().table().filter(header.table()::equals).isEmpty()) {
      throw GanException.usage(
              "the rows of the table were encoded in another way when the run began",
              where,
              "assemble the training with the folder of the run")
          .withCode(ErrorCode.DATA_DIFFER);
    }
  }

  /** The first checkpoints had no provenance; run.json, which may be missing, is a copy of it. */
  private static ResumedProvenance provenance(
      RunFolder folder, String trained, Provenance now, long step) {
    String then =
        trained.isEmpty()
            ? SmallFile.read(folder.provenance(), LARGEST_PROVENANCE).orElse("")
            : trained;
    ResumedProvenance provenance = ResumedProvenance.of(then, now.toJson(), step);
    SmallFile.update(folder.provenance(), provenance.json());
    return provenance;
  }

  private static RunHistory history(
      PreparedTraining training, RunFolder folder, CheckpointHeader header) {
    History history = header.history();
    if (history != null) {
      return new RunHistory(history);
    }
    return MetricsFile.earlier(
        folder.metrics(),
        header.progress().steps(),
        RunFolder.follow(folder.goodPointer()).map(RunFolder::stepOf).orElse(History.NONE),
        training.metrics().isEmpty() ? null : training.metrics().get(0).metric().objective());
  }

  private static Stream<String> damaged(Found found) {
    return found.damaged().stream()
        .map(
            damaged ->
                damaged.file()
                    + " is left out, since "
                    + damaged.failure().problem()
                    + "; the training continues from "
                    + found.checkpoint().file().getFileName());
  }

  /** A run that was interrupted before its first checkpoint. */
  private static TrainingRun restart(
      Beginning beginning, RunLock lock, UnaryOperator<String> resolution) {
    RunFolder folder = beginning.folder;
    LostExperiment.read(folder)
        .ifPresent(json -> beginning.requireRun(json, folder.experiment(), resolution));
    folder.createFolders();
    CheckpointSearch.removeUnfinished(folder);
    return begin(
        beginning, lock, List.of("the run has no checkpoint yet: the training begins at step 0"));
  }

  /**
   * Chooses what takes the steps, instead of the trainer in this thread.
   *
   * @return this
   */
  public TrainingRun with(TrainingLoops chosen) {
    loops = chosen;
    return this;
  }

  /** Where everything is written. */
  public RunFolder folder() {
    return folder;
  }

  /**
   * Why the run may not continue exactly, one line each: other data, jars, versions, processors or
   * numbers of threads than before.
   */
  public List<String> warnings() {
    return warnings;
  }

  /** How long the metrics took in this process, in seconds. */
  public double evaluationSeconds() {
    return evaluationSeconds;
  }

  /** Whether the training ended before its length was reached, since it got no better. */
  public boolean stoppedEarly() {
    return stoppedEarly;
  }

  /** How far the players were when this process began. */
  public Progress from() {
    return from;
  }

  /**
   * The result of a training.
   *
   * @param complete whether it reached its end; false if it was asked to stop
   * @param progress how far it is
   * @param metrics as they were measured last; empty if the experiment names none
   */
  public record Result(boolean complete, Progress progress, Map<String, Double> metrics) {}

  /**
   * Trains to the end, or until asked to stop; a checkpoint of the last state is written in both
   * cases.
   *
   * @param watchers listeners beside the experiment's own, such as a progress bar
   * @throws GanException if a step failed, the training went wrong and the experiment says that it
   *     ends then, or the last checkpoint could not be written
   */
  public Result train(StopSignal stop, List<TrainingListener> watchers) {
    RunListeners audience = new RunListeners(training, folder, watchers);
    try {
      training.compared().features().learn(FeatureContext.Progress.NONE);
      Result result = train(stop, audience);
      report.write();
      audience.trainingEnded(result.progress(), result.complete());
      return result;
    } catch (RuntimeException e) {
      report.write();
      audience.trainingFailed(e);
      throw e;
    } catch (Error e) {
      audience.trainingFailed(e);
      throw e;
    } finally {
      stop.markFinished();
      close();
    }
  }

  /**
   * Asks for a checkpoint at the end of the iteration in progress, beside those that the experiment
   * asks for; returns at once. Any thread may call this.
   */
  public void requestCheckpoint() {
    checkpointRequest.request();
  }

  /**
   * Writes a checkpoint of the state as it is, without any training, such as networks whose
   * parameters come from elsewhere.
   *
   * @throws GanException of kind FAILURE if it cannot be written
   */
  public void writeCheckpoint() {
    new CheckpointKeeper(
            training, experimentJson, provenance, prepared, folder, history, checkpointRequest)
        .ended(from, false);
  }

  /** Gives the folder back, if the training has not done so. */
  @Override
  public void close() {
    lock.close();
  }

  private Result train(StopSignal stop, RunListeners audience) {
    RollBack rollBack = new RollBack(training, folder, history, good -> prepared = good);
    Progress start = from;
    while (true) {
      try {
        return train(start, stop, audience);
      } catch (TrainingFailureException e) {
        start = rollBack.after(e.failure());
      }
    }
  }

  /** Tells what the task has prepared, each time that it has done so again. */
  static TrainerListener renewals(Consumer<Map<String, INDArray>> consumer) {
    return new TrainerListener() {
      @Override
      public void renewed(Map<String, INDArray> prepared) {
        consumer.accept(prepared);
      }
    };
  }

  private Result train(Progress start, StopSignal stop, RunListeners audience) {
    Sampler learning =
        new Sampler(
            training.setup().sampled().network(),
            training.latent(),
            training.task().generated(),
            Conditions.of(training.task(), training.dataset()));
    Sampler sampler = learning.with(training.setup().sampled().sampled());
    CheckpointKeeper checkpoints =
        new CheckpointKeeper(
            training, experimentJson, provenance, prepared, folder, history, checkpointRequest);
    Interval saving = new Interval(training.experiment().checkpoint().everySteps());
    try (MetricsFile metrics =
        new MetricsFile(folder.metrics(), history, saving, checkpointRequest)) {
      Sampler compared =
          sampler.with(
              Conditions.compared(
                  training.task(), training.dataset(), training.compared().reference()));
      Evaluator evaluator = new Evaluator(training, compared, metrics, audience, history, stop);
      // The checkpoint after the records: a run that continues from it has all earlier ones.
      List<TrainerListener> listeners =
          new ArrayList<>(List.of(checkpointRequest, metrics, audience, evaluator));
      if (pictures != null) {
        listeners.add(new SampleGrids(training, sampler, folder, pictures, audience));
      }
      listeners.add(report);
      listeners.add(renewals(current -> prepared = current));
      listeners.add(checkpoints);
      TrainingGuard guard = new TrainingGuard(training, learning, metrics::warned, start.steps());
      TrainingLoop loop =
          loops.of(
              new TrainingLoops.Start(training, experimentJson, prepared, start, guard, listeners));
      boolean complete = loop.run(stop);
      checkpoints
          .failure()
          .ifPresent(
              failure -> {
                throw failure;
              });
      evaluationSeconds += evaluator.seconds();
      stoppedEarly = evaluator.stoppedEarly();
      return new Result(complete || stoppedEarly, loop.progress(), evaluator.latestMetrics());
    }
  }
}
