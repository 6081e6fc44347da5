package org.gan4j.objectives.regularizer;

import org.gan4j.api.objective.Regularizer;
import org.gan4j.api.objective.RegularizerProvider;

/** Provides {@code gradient-penalty}. */
public final class GradientPenaltyProvider
    implements RegularizerProvider<GradientPenaltyConfiguration> {

  @Override
  public String type() {
    return "gradient-penalty";
  }

  @Override
  public Class<GradientPenaltyConfiguration> configuration() {
    return GradientPenaltyConfiguration.class;
  }

  @Override
  public String description() {
    return "The norm of D's input gradient is drawn to 1 (Gulrajani et al. 2017; DRAGAN)";
  }

  @Override
  public Regularizer create(GradientPenaltyConfiguration configuration) {
    return new GradientPenalty(configuration);
  }
}
