package org.gan4j.core.run;

import org.gan4j.api.RandomKey;
import org.gan4j.api.schedule.Progress;
import org.gan4j.api.training.IterationReport;
import org.gan4j.core.game.Game;
import org.gan4j.core.training.TrainerListener;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Draws samples of the same latents again and again, so that the frames compare. */
final class SampleGrids implements TrainerListener {
  /** A scatter plot needs more samples than a grid of pictures. */
  private static final int SCATTERED = 1000;

  private final Game game;
  private final Sampler sampler;
  private final RunFolder folder;
  private final Every every;
  private final Overview overview;
  private final RandomKey key;
  private long latest;
  private long drawn = -1;

  SampleGrids(Game game, Sampler sampler, RunFolder folder) {
    this.game = game;
    this.folder = folder;
    this.every = new Every(game.experiment().evaluation().everySteps());
    int asked = game.experiment().evaluation().samples();
    int count = game.task().generated().isImage() ? asked : Math.max(asked, SCATTERED);
    this.overview = Overview.of(game.task(), count);
    this.sampler = overview.sampler(game.task(), sampler);
    this.key = game.key().split("samples");
  }

  /** The untrained generator's noise is the first frame. */
  @Override
  public void started(Progress progress) {
    latest = progress.steps();
    draw();
  }

  @Override
  public void iterationEnded(IterationReport report) {
    long before = latest;
    latest = report.progress().steps();
    if (every.isDue(before, latest)) {
      draw();
    }
  }

  @Override
  public void ended(Progress progress, boolean complete) {
    draw();
  }

  private void draw() {
    if (drawn == latest) {
      return;
    }
    try (INDArray samples = sampler.picture(overview.count(), key)) {
      SampleFiles.writeOverview(
          samples,
          overview.columns(),
          game.dataset().trueDensity().orElse(null),
          extension -> folder.sample(latest, extension));
    }
    drawn = latest;
  }

  @Override
  public String toString() {
    return "the sample grid";
  }
}
