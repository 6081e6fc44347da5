package org.gan4j.core.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.gan4j.api.ErrorCode;
import org.gan4j.api.GanException;
import org.gan4j.api.RandomKey;
import org.gan4j.api.data.Table;
import org.gan4j.api.game.Progress;
import org.gan4j.api.network.Parameters;
import org.gan4j.api.training.IterationReport;
import org.gan4j.api.training.SampleOverview;
import org.gan4j.api.training.TrainingSnapshot;
import org.gan4j.core.assembly.PreparedTraining;
import org.gan4j.core.sampling.GridLayout;
import org.gan4j.core.sampling.Sampler;
import org.gan4j.training.LearningNetwork;
import org.gan4j.training.TrainerListener;
import org.gan4j.training.TrainingSetup;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Draws samples of the same latents again and again, so that the frames compare. A frame is drawn
 * before the checkpoint of its step, so that a run that continues from there has it.
 */
final class SampleGrids implements TrainerListener {
  private final PreparedTraining training;
  private final Sampler sampler;
  private final RunFolder folder;
  private final SampleOverview pictures;
  private final RunListeners audience;
  private final Interval every;
  private final GridLayout overview;
  private final RandomKey key;
  private long latest;
  private long drawn = -1;

  SampleGrids(
      PreparedTraining training,
      Sampler sampler,
      RunFolder folder,
      SampleOverview pictures,
      RunListeners audience) {
    this.audience = audience;
    this.pictures = pictures;
    this.training = training;
    this.folder = folder;
    this.every = new Interval(training.experiment().evaluation().everySteps());
    this.overview =
        GridLayout.ofTraining(training.task(), training.experiment().evaluation().samples());
    this.sampler = overview.sampler(training.task(), sampler);
    this.key = training.setup().key().split("samples");
  }

  /** The untrained generator's noise is the first frame. */
  @Override
  public void started(Progress progress) {
    latest = progress.steps();
    if (latest == 0) {
      draw(progress);
    }
  }

  @Override
  public void iterationEnded(IterationReport report) {
    long before = latest;
    latest = report.progress().steps();
    if (every.isDue(before, latest)) {
      draw(report.progress());
    }
  }

  @Override
  public void ended(Progress progress, boolean complete) {
    draw(progress);
  }

  private void draw(Progress progress) {
    if (drawn == latest) {
      return;
    }
    if (Files.notExists(folder.path())) {
      // Otherwise the folder would seem to be that of a run again.
      throw GanException.failure(
              "the run's folder was removed while it trained",
              folder.path().toString(),
              "stop the training")
          .withCode(ErrorCode.RUN_FOLDER_REMOVED);
    }
    try (INDArray samples = sampler.picture(overview.count(), key)) {
      Function<String, Path> name = extension -> folder.sample(latest, extension);
      Table table = training.dataset().table().orElse(null);
      Path file =
          table == null
              ? pictures.write(
                  samples, overview.columns(), training.dataset().trueDensity().orElse(null), name)
              : pictures.write(samples, table, name);
      audience.sampled(new Snapshot(progress, file, training.setup()));
    }
    drawn = latest;
  }

  /** What listeners see. */
  private record Snapshot(Progress progress, Path samples, TrainingSetup setup)
      implements TrainingSnapshot {
    @Override
    public Map<String, Parameters> parameters() {
      Map<String, Parameters> parameters = new LinkedHashMap<>();
      for (LearningNetwork learning : setup.networks()) {
        parameters.put(learning.name(), learning.network().parameters());
      }
      return parameters;
    }
  }

  @Override
  public String toString() {
    return "the sample grid";
  }
}
