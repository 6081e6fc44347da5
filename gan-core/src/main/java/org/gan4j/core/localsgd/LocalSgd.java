package org.gan4j.core.localsgd;

import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.api.game.Progress;
import org.gan4j.core.cluster.Cluster;
import org.gan4j.core.cluster.LocalCluster;
import org.gan4j.core.cluster.Trainings;
import org.gan4j.core.run.TrainingLoops;
import org.gan4j.experiment.LocalSgdOptions;
import org.gan4j.training.StopSignal;
import org.gan4j.training.TrainingLoop;
import org.jspecify.annotations.Nullable;

/**
 * Trains by rounds of workers where the experiment has {@code localSgd}, and in the calling thread
 * where it does not.
 */
@ThreadSafe
public final class LocalSgd implements TrainingLoops {
  private final Trainings trainings;
  private final @Nullable Cluster cluster;

  /** The workers compute one after the other on this machine. */
  public LocalSgd(Trainings trainings) {
    this(trainings, null);
  }

  /**
   * The workers compute on a cluster.
   *
   * @param cluster which the caller closes; null for this machine
   */
  public LocalSgd(Trainings trainings, @Nullable Cluster cluster) {
    this.trainings = trainings;
    this.cluster = cluster;
  }

  @Override
  public TrainingLoop of(Start start) {
    LocalSgdOptions options = start.training().experiment().localSgd();
    if (options == null) {
      return TrainingLoops.here().of(start);
    }
    return cluster != null ? new RoundLoop(start, options, cluster) : here(start, options);
  }

  /** The threads end with the training. */
  private TrainingLoop here(Start start, LocalSgdOptions options) {
    LocalCluster here = new LocalCluster(trainings, 1);
    RoundLoop rounds = new RoundLoop(start, options, here);
    return new TrainingLoop() {
      @Override
      public Progress progress() {
        return rounds.progress();
      }

      @Override
      public boolean run(StopSignal stop) {
        try (here) {
          return rounds.run(stop);
        }
      }
    };
  }
}
