package org.gan4j.core.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.gan4j.api.GanException;
import org.gan4j.api.game.Progress;
import org.gan4j.checkpoint.Checkpoint;
import org.gan4j.checkpoint.CheckpointWriter;
import org.gan4j.checkpoint.History;
import org.gan4j.core.assembly.PreparedTraining;
import org.gan4j.experiment.GuardOptions;
import org.gan4j.experiment.GuardOptions.Action;
import org.gan4j.training.TrainingFailure;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a training back to its last good checkpoint, with lower learning rates. The checkpoint is
 * replaced by one with these rates and the record of the roll-back: that is the only step that
 * counts. Everything after it is then removed, now or when a killed training continues. The
 * training continues exactly as one that was interrupted and resumed.
 */
final class RollBack {
  private static final Logger LOGGER = LoggerFactory.getLogger(RollBack.class);

  private final PreparedTraining training;
  private final RunFolder folder;
  private final RunHistory history;
  private final GuardOptions options;
  private final Consumer<Map<String, INDArray>> restored;

  /**
   * Rolls back nothing yet.
   *
   * @param restored receives what the task had prepared at the checkpoint
   */
  RollBack(
      PreparedTraining training,
      RunFolder folder,
      RunHistory history,
      Consumer<Map<String, INDArray>> restored) {
    this.training = training;
    this.restored = restored;
    this.folder = folder;
    this.history = history;
    this.options = training.experiment().guard();
  }

  /**
   * Rolls back, if the experiment asks for it.
   *
   * @return where the training continues
   * @throws GanException of kind FAILURE if the training ends here
   */
  Progress after(TrainingFailure failure) {
    if (options.action() != Action.ROLL_BACK) {
      throw failure.toException();
    }
    Path file = folder.checkpoint(history.value().good());
    if (!Files.isRegularFile(file)) {
      throw failure.toException();
    }
    if (training.setup().learningRates().lowered() >= options.rollBacks()) {
      throw GanException.failure(
          failure.problem() + ", also after " + options.rollBacks() + " roll-backs",
          "step " + failure.step(),
          failure.remedy());
    }
    Progress progress;
    double share;
    try (Checkpoint good = open(file, failure)) {
      good.restore(TrainingState.of(training));
      training.setup().learningRates().lower(options.learningRateFactor());
      Map<String, INDArray> arrays = new LinkedHashMap<>(TrainingState.of(training));
      Map<String, INDArray> prepared = good.prepared();
      training.task().restore(prepared);
      restored.accept(prepared);
      arrays.putAll(Checkpoint.ofTask(prepared, good.kept()));
      progress = good.header().progress();
      share = training.setup().learningRates().share();
      History before = good.header().history();
      history.rolledBack(before == null ? history.value() : before, progress, failure, share);
      CheckpointWriter.write(file, good.header().with(history.value()), arrays);
    }
    CheckpointKeeper.point(folder, progress, history.value());
    folder.deleteAfter(progress.steps());
    LOGGER.warn(
        "{} (step {}): rolled back to step {}, with learning rates multiplied by {}",
        failure.problem(),
        failure.step(),
        progress.steps(),
        share);
    return progress;
  }

  private static Checkpoint open(Path file, TrainingFailure failure) {
    try {
      return Checkpoint.open(file);
    } catch (GanException e) {
      throw GanException.failure(
          failure.problem() + ", and there is no way back: " + e.problem(),
          file.toString(),
          failure.remedy(),
          e);
    }
  }
}
