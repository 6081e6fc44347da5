package org.gan4j.core.run;

import java.nio.file.Path;
import org.gan4j.api.GanException;
import org.gan4j.api.schedule.Progress;
import org.gan4j.core.checkpoint.Checkpoint;
import org.gan4j.core.checkpoint.CheckpointWriter;
import org.gan4j.core.game.Game;
import org.gan4j.core.training.Trouble;
import org.gan4j.experiment.GuardOptions;
import org.gan4j.experiment.GuardOptions.Action;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a training back to its last good checkpoint, with lower learning rates. The checkpoint is
 * written anew with these, and what came behind it is removed: from there on, this is a training
 * that was interrupted and resumed, and goes on as exactly.
 */
final class RollBack {
  private static final Logger LOGGER = LoggerFactory.getLogger(RollBack.class);

  private final Game game;
  private final RunFolder folder;
  private final GuardOptions options;

  RollBack(Game game, RunFolder folder) {
    this.game = game;
    this.folder = folder;
    this.options = game.experiment().guard();
  }

  /**
   * Goes back, if that is what the experiment wants.
   *
   * @return where the training goes on from
   * @throws GanException of kind FAILURE if the training ends here
   */
  Progress after(Trouble trouble) {
    if (options.action() != Action.ROLL_BACK) {
      throw trouble.failure();
    }
    Path file = folder.goodCheckpoint().orElseThrow(trouble::failure);
    if (game.learningRates().lowered() >= options.rollBacks()) {
      throw GanException.failure(
          trouble.problem() + ", also after " + options.rollBacks() + " roll-backs",
          "step " + trouble.step(),
          trouble.remedy());
    }
    Checkpoint good = Checkpoint.open(file);
    good.restore(GameState.of(game));
    game.learningRates().lower(options.learningRateFactor());
    CheckpointWriter.write(file, good.header(), GameState.of(game));
    folder.forgetAfter(file);
    Progress progress = good.header().progress();
    LOGGER.warn(
        "{} (step {}): rolled back to step {}, with learning rates multiplied by {}",
        trouble.problem(),
        trouble.step(),
        progress.steps(),
        game.learningRates().share());
    try (MetricsFile metrics = new MetricsFile(folder.metrics(), new Every(Long.MAX_VALUE))) {
      metrics.rolledBack(progress, trouble, game.learningRates().share());
    }
    return progress;
  }
}
