package org.gan4j.objectives.loss;

import org.gan4j.api.objective.LossStrategy;
import org.gan4j.api.objective.LossStrategyProvider;

/** Provides the minimax loss. */
public final class MinimaxLossProvider implements LossStrategyProvider<MinimaxConfiguration> {

  @Override
  public String type() {
    return "minimax";
  }

  @Override
  public Class<MinimaxConfiguration> configuration() {
    return MinimaxConfiguration.class;
  }

  @Override
  public String description() {
    return "The generator minimises log(1 - D(G(z))), as in the theory (Goodfellow et al. 2014)";
  }

  @Override
  public LossStrategy create(MinimaxConfiguration configuration) {
    return new MinimaxLoss(configuration);
  }
}
