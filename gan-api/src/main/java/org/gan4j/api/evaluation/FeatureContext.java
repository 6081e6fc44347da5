package org.gan4j.api.evaluation;

import java.nio.file.Path;
import org.gan4j.api.SampleShape;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.data.DatasetContext;

/**
 * The data that new features must fit, and may be learned from. Randomness is a setting of the
 * features, never the experiment's seed: trainings with other seeds are judged by one network.
 * Later versions may add to it.
 */
@NotThreadSafe
public interface FeatureContext {

  /** The shape of the samples that are compared. */
  SampleShape samples();

  /**
   * Real samples to learn features from: the training data, never generated ones. Opened at the
   * first call; open as long as the features are used.
   */
  Dataset training();

  /** Folders and randomness for a dataset that the features name themselves. */
  DatasetContext data();

  /** Receives the progress of learning, and may end it. */
  Progress progress();

  /** A folder for trained networks, shared by all runs of this user; it may not exist yet. */
  default Path cacheDirectory() {
    return data().cacheDirectory().resolve("features");
  }

  /** Watches the learning of features. */
  @FunctionalInterface
  interface Progress {
    /** Nobody watches. */
    Progress NONE = (work, done, total) -> {};

    /**
     * Some of the work is done.
     *
     * @param work in words for the user, as {@code training a classifier}
     * @param done how much of it
     * @param total all of it
     * @throws org.gan4j.api.GanException if the user has asked to stop
     */
    void done(String work, long done, long total);
  }
}
