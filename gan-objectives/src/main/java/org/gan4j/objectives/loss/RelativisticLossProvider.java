package org.gan4j.objectives.loss;

import org.gan4j.api.objective.LossStrategy;
import org.gan4j.api.objective.LossStrategyProvider;

/** Provides the loss {@code relativistic}. */
public final class RelativisticLossProvider
    implements LossStrategyProvider<RelativisticConfiguration> {

  @Override
  public String type() {
    return "relativistic";
  }

  @Override
  public Class<RelativisticConfiguration> configuration() {
    return RelativisticConfiguration.class;
  }

  @Override
  public String description() {
    return "Real against generated samples, pair by pair (Jolicoeur-Martineau 2019)";
  }

  @Override
  public LossStrategy create(RelativisticConfiguration configuration) {
    return new RelativisticLoss(configuration);
  }
}
