package org.gan4j.core.run;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gan4j.api.GanException;
import org.gan4j.api.game.Progress;
import org.gan4j.core.assembly.PreparedTraining;
import org.gan4j.core.checkpoint.Checkpoint;
import org.gan4j.core.checkpoint.CheckpointWriter;
import org.gan4j.core.training.Trouble;
import org.gan4j.experiment.GuardOptions;
import org.gan4j.experiment.GuardOptions.Action;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a training back to its last good checkpoint, with lower learning rates. The checkpoint is
 * rewritten with these rates, and everything after it is removed. The training then continues
 * exactly as one that was interrupted and resumed.
 */
final class RollBack {
  private static final Logger LOGGER = LoggerFactory.getLogger(RollBack.class);

  private final PreparedTraining training;
  private final RunFolder folder;
  private final GuardOptions options;

  RollBack(PreparedTraining training, RunFolder folder) {
    this.training = training;
    this.folder = folder;
    this.options = training.experiment().guard();
  }

  /**
   * Rolls back, if the experiment asks for it.
   *
   * @return where the training continues
   * @throws GanException of kind FAILURE if the training ends here
   */
  Progress after(Trouble trouble) {
    if (options.action() != Action.ROLL_BACK) {
      throw trouble.failure();
    }
    Path file = folder.goodCheckpoint().orElseThrow(trouble::failure);
    if (training.setup().learningRates().lowered() >= options.rollBacks()) {
      throw GanException.failure(
          trouble.problem() + ", also after " + options.rollBacks() + " roll-backs",
          "step " + trouble.step(),
          trouble.remedy());
    }
    Checkpoint good = Checkpoint.open(file);
    good.restore(TrainingState.of(training.setup()));
    training.setup().learningRates().lower(options.learningRateFactor());
    Map<String, INDArray> arrays = new LinkedHashMap<>(TrainingState.of(training.setup()));
    arrays.putAll(TrainingState.prepared(good.arrays(TrainingState.TASK)));
    CheckpointWriter.write(file, good.header(), arrays);
    folder.forgetAfter(file);
    Progress progress = good.header().progress();
    LOGGER.warn(
        "{} (step {}): rolled back to step {}, with learning rates multiplied by {}",
        trouble.problem(),
        trouble.step(),
        progress.steps(),
        training.setup().learningRates().share());
    try (MetricsFile metrics = new MetricsFile(folder.metrics(), new Interval(Long.MAX_VALUE))) {
      metrics.rolledBack(progress, trouble, training.setup().learningRates().share());
    }
    return progress;
  }
}
