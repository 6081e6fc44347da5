package org.gan4j.objectives.loss;

import org.gan4j.api.objective.LossStrategy;
import org.gan4j.api.objective.LossStrategyProvider;

/** Provides the loss {@code relativistic-average}. */
public final class RelativisticAverageLossProvider
    implements LossStrategyProvider<RelativisticConfiguration> {

  @Override
  public String type() {
    return "relativistic-average";
  }

  @Override
  public Class<RelativisticConfiguration> configuration() {
    return RelativisticConfiguration.class;
  }

  @Override
  public String description() {
    return "Each sample against the average of the other kind (Jolicoeur-Martineau 2019)";
  }

  @Override
  public LossStrategy create(RelativisticConfiguration configuration) {
    return new RelativisticAverageLoss(configuration);
  }
}
