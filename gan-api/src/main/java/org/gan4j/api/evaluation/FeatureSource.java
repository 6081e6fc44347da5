package org.gan4j.api.evaluation;

import java.util.Optional;
import java.util.function.Supplier;
import org.gan4j.api.GanException;
import org.gan4j.api.SampleShape;
import org.gan4j.api.component.ConfiguredProvider;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.jspecify.annotations.Nullable;

/**
 * Gives the feature networks that metrics choose; equal choices share one network.
 *
 * <p>Used by one thread at a time.
 */
@NotThreadSafe
@FunctionalInterface
public interface FeatureSource {

  /** No features: metrics that need some are refused. */
  FeatureSource NONE =
      chosen -> {
        throw GanException.usage(
            "there are no features here",
            "evaluation.features",
            "choose metrics that compare no features");
      };

  /**
   * Features, which are learned when the result is first asked for.
   *
   * @param chosen by the metric's settings; null for the features of the experiment
   */
  Supplier<FeatureNetwork> get(@Nullable ConfiguredProvider<FeatureProvider<?>> chosen);

  /**
   * Features of samples of another shape than those that are compared, such as their single
   * channels.
   *
   * @param chosen by the metric's settings; null for the features of the experiment
   * @param samples the shape of what the network is given
   */
  default Supplier<FeatureNetwork> get(
      @Nullable ConfiguredProvider<FeatureProvider<?>> chosen, SampleShape samples) {
    return get(chosen);
  }

  /**
   * What is known about a feature network before it is learned.
   *
   * @param chosen by the metric's settings; null for the features of the experiment
   * @param samples the shape of what the network is given
   * @return empty if only the network says what it has
   * @throws GanException of kind USAGE if such samples have no such features
   */
  default Optional<FeatureDescription> describe(
      @Nullable ConfiguredProvider<FeatureProvider<?>> chosen, SampleShape samples) {
    return Optional.empty();
  }
}
