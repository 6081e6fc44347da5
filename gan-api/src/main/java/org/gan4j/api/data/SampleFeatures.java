package org.gan4j.api.data;

import java.util.function.Supplier;
import org.gan4j.api.GanException;
import org.gan4j.api.SampleShape;
import org.gan4j.api.component.ConfiguredProvider;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.network.Differentiable;

/**
 * Gives a task feature maps as differentiable functions of samples, for a term that compares
 * generated samples with true ones: Johnson, Alahi and Fei-Fei, "Perceptual losses for real-time
 * style transfer and super-resolution", 2016, equation 2.
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
            throw GanException.failure(
                "features are for trainings only",
                "the task",
                "this is a fault of the task: tell its authors");
          };

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
}
