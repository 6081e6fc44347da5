package org.gan4j.core.run;

import java.util.List;
import java.util.Map;
import org.gan4j.api.GanException;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.game.Progress;
import org.gan4j.checkpoint.CheckpointHeader;
import org.gan4j.core.assembly.PreparedTraining;
import org.gan4j.core.sampling.Conditions;
import org.gan4j.core.sampling.Sampler;
import org.gan4j.training.StopSignal;
import org.gan4j.training.TrainingFailure;
import org.gan4j.training.TrainingFailureException;
import org.gan4j.training.TrainingLoop;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A training without a folder: it takes the same steps as {@link TrainingRun}, and writes nothing.
 * Metrics, listeners and checkpoints of the experiment have no effect. Where the guard of the
 * experiment would roll back, the training ends with an error.
 */
@NotThreadSafe
public final class MemoryTraining {
  private final PreparedTraining training;
  private final TrainingLoops loops;
  private Map<String, INDArray> prepared = Map.of();

  /**
   * Uses the networks of a training.
   *
   * @param training which the caller closes
   * @param loops choose what takes the steps
   */
  public MemoryTraining(PreparedTraining training, TrainingLoops loops) {
    this.training = training;
    this.loops = loops;
  }

  /** What the task prepared of the data, by name; empty before the training. */
  public Map<String, INDArray> prepared() {
    return prepared;
  }

  /**
   * Trains to the end, or until asked to stop.
   *
   * @param experimentJson the resolved experiment
   * @return what a checkpoint of the last step would say
   * @throws GanException of kind FAILURE if a step failed, or the guard ended the training
   */
  public CheckpointHeader train(StopSignal stop, String experimentJson) {
    prepared =
        training.task().prepare(training.dataset(), training.setup().key().split("preparation"));
    training.task().restore(prepared);
    Sampler learning =
        new Sampler(
            training.setup().sampled().network(),
            training.latent(),
            training.task().generated(),
            Conditions.of(training.task(), training.dataset()));
    TrainingGuard guard = new TrainingGuard(training, learning, (progress, failure) -> {}, 0);
    TrainingLoop loop =
        loops.of(
            new TrainingLoops.Start(
                training,
                experimentJson,
                prepared,
                Progress.start(),
                guard,
                List.of(TrainingRun.renewals(current -> prepared = current))));
    try {
      loop.run(stop);
    } catch (TrainingFailureException e) {
      TrainingFailure failure = e.failure();
      throw GanException.failure(failure.problem(), "step " + failure.step(), failure.remedy(), e);
    } finally {
      stop.markFinished();
    }
    return new CheckpointHeader(
        experimentJson,
        loop.progress(),
        training.dataset().arrays(),
        training.dataset().classes(),
        "",
        null,
        training.dataset().table().orElse(null));
  }
}
