package org.gan4j.api.evaluation;

import java.util.Optional;
import org.gan4j.api.SampleShape;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Samples that metrics compare, generated or real. All metrics of an evaluation see the same ones,
 * and features are computed once.
 *
 * <p>Used by one thread at a time.
 */
@NotThreadSafe
public interface SampleSet {

  /** How many samples there are; at least 1. */
  int size();

  /** The shape of every sample. */
  SampleShape shape();

  /**
   * Reads all samples in their order, in portions whose size does not depend on the training's
   * batches. Another pass gives the same samples.
   */
  void forEach(Sink sink);

  /**
   * The features of all samples.
   *
   * @return [size, {@code network.size()}]
   * @throws org.gan4j.api.GanException if a feature is not finite
   */
  Vectors features(FeatureNetwork network);

  /**
   * The class probabilities of all samples, if the network is a classifier.
   *
   * @return [size, number of classes]
   */
  Optional<Vectors> probabilities(FeatureNetwork network);

  /** The label of each sample, if the samples have classes. */
  Optional<int[]> labels();

  /** Receives a portion. */
  @FunctionalInterface
  interface Sink {
    /**
     * Receives a portion.
     *
     * @param samples [portion, sample shape], valid during the call only
     * @param first the index of its first sample in the set
     */
    void accept(INDArray samples, int first);
  }
}
