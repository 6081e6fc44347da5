package org.gan4j.objectives.regularizer;

import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.objective.Regularizer;
import org.gan4j.api.objective.RegularizerContext;
import org.gan4j.api.objective.RegularizerProvider;

/** Provides {@code feature-matching}. */
public final class FeatureMatchingProvider extends NamedProvider<FeatureMatchingConfiguration>
    implements RegularizerProvider<FeatureMatchingConfiguration> {

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public FeatureMatchingProvider() {
    super(
        "feature-matching",
        FeatureMatchingConfiguration.class,
        "Mean features of fakes are drawn to those of real samples (Salimans et al. 2016)");
  }

  @Override
  public Regularizer create(
      FeatureMatchingConfiguration configuration, RegularizerContext context) {
    return new FeatureMatching(configuration);
  }
}
