package org.gan4j.objectives.regularizer;

import org.gan4j.api.objective.Regularizer;
import org.gan4j.api.objective.RegularizerProvider;

/** Provides {@code feature-matching}. */
public final class FeatureMatchingProvider
    implements RegularizerProvider<FeatureMatchingConfiguration> {

  @Override
  public String type() {
    return "feature-matching";
  }

  @Override
  public Class<FeatureMatchingConfiguration> configuration() {
    return FeatureMatchingConfiguration.class;
  }

  @Override
  public String description() {
    return "Mean features of fakes are drawn to those of real samples (Salimans et al. 2016)";
  }

  @Override
  public Regularizer create(FeatureMatchingConfiguration configuration) {
    return new FeatureMatching(configuration);
  }
}
