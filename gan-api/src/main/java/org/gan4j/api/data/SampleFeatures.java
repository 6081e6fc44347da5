package org.gan4j.api.data;

import java.util.function.Supplier;
import org.gan4j.api.GanException;
import org.gan4j.api.SampleShape;
import org.gan4j.api.component.ConfiguredProvider;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.network.Differentiable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Gives a task features of samples, which are learned from the training data: maps as
 * differentiable functions, for a term that compares generated samples with true ones (Johnson,
 * Alahi and Fei-Fei, "Perceptual losses for real-time style transfer and super-resolution", 2016,
 * equation 2), and vectors, to tell which samples are similar.
 *
 * <p>Used by one thread at a time.
 */
@NotThreadSafe
@FunctionalInterface
public interface SampleFeatures {

  /** For networks that are used and not trained, where terms are not computed. */
  SampleFeatures NONE =
      (chosen, samples, halvings) ->
          () -> {
            throw none();
          };

  private static GanException none() {
    return GanException.failure(
        "features are for trainings only",
        "the task",
        "this is a fault of the task: tell its authors");
  }

  /**
   * Feature maps, [batch, sample shape] to [batch, channels, height, width].
   *
   * @param chosen a component of the kind features
   * @param samples the shape of a sample
   * @param halvings how often the maps are halved, at least 1
   * @return the function, of a network that is learned, or read from the cache, when it is first
   *     asked for
   * @throws GanException of kind USAGE if such samples have no such features
   */
  Supplier<Differentiable> maps(ConfiguredProvider<?> chosen, SampleShape samples, int halvings);

  /**
   * Feature vectors.
   *
   * @param chosen a component of the kind features
   * @param samples the shape of a sample
   * @throws GanException of kind USAGE if such samples have no such features, or their number is
   *     not known before they are learned
   */
  default Vectors vectors(ConfiguredProvider<?> chosen, SampleShape samples) {
    throw none();
  }

  /** Feature vectors of samples; the network is learned, or read from the cache, when needed. */
  @NotThreadSafe
  interface Vectors {
    /** How many features a sample has. */
    int size();

    /**
     * The features of samples.
     *
     * @param batch [batch, sample shape]
     * @return a new array [batch, size]
     */
    INDArray of(INDArray batch);
  }
}
