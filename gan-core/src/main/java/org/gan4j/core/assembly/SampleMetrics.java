package org.gan4j.core.assembly;

import java.util.List;
import org.gan4j.core.sampling.ChosenMetric;

/**
 * Metrics of samples whose generator is not there. Owns the features.
 *
 * @param metrics in the order to take them
 * @param features the networks whose features are compared
 */
public record SampleMetrics(List<ChosenMetric> metrics, LearnedFeatures features)
    implements AutoCloseable {
  /** Copies the list. */
  public SampleMetrics {
    metrics = List.copyOf(metrics);
  }

  @Override
  public void close() {
    features.close();
  }
}
