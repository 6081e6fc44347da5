package org.gan4j.objectives.loss;

import org.gan4j.api.objective.LossStrategy;
import org.gan4j.api.objective.LossStrategyProvider;

/** Provides the non-saturating loss. */
public final class NonSaturatingLossProvider
    implements LossStrategyProvider<NonSaturatingConfiguration> {

  @Override
  public String type() {
    return "non-saturating";
  }

  @Override
  public Class<NonSaturatingConfiguration> configuration() {
    return NonSaturatingConfiguration.class;
  }

  @Override
  public String description() {
    return "The generator maximises log D(G(z)): the usual choice (Goodfellow et al. 2014)";
  }

  @Override
  public LossStrategy create(NonSaturatingConfiguration configuration) {
    return new NonSaturatingLoss(configuration);
  }
}
