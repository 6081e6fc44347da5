package org.gan4j.api.evaluation;

import java.util.Set;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.data.Task;

/** The requirements that a new metric must fit. Later versions may add to it. */
@ThreadSafe
public interface MetricContext {

  /**
   * The task: it has the shape of the samples, and sets up the rounds of a metric that measures
   * answers to conditions.
   */
  Task task();

  /**
   * The training data, open as long as the metric is used: baselines may be made of it. {@link
   * Metric#measure} may be given other data of the same kind, such as held-out data.
   */
  Dataset training();

  /** The names of the game's readouts, which {@link Metric.SampleSource#readout} takes. */
  Set<String> readouts();

  /** The features that samples are compared in. */
  FeatureSource features();

  /** Whether the real samples to compare with are others than those of the training. */
  boolean heldOut();

  /**
   * Whether both the samples to judge and the real ones have labels, as samples of a file may;
   * those of a generator have none.
   */
  default boolean labelledSamples() {
    return false;
  }

  /**
   * How many samples can be judged: those of a file, or as many as anybody asks a generator for.
   */
  default int availableSamples() {
    return Integer.MAX_VALUE;
  }

  /** A context of a game without readouts, and without features. */
  static MetricContext of(Task task, Dataset training) {
    return new Parts(task, training, Set.of(), FeatureSource.NONE, false);
  }

  /** The parts of a context. */
  record Parts(
      Task task, Dataset training, Set<String> readouts, FeatureSource features, boolean heldOut)
      implements MetricContext {
    /** Copies the set. */
    public Parts {
      readouts = Set.copyOf(readouts);
    }
  }
}
