package org.gan4j.objectives.loss;

import org.gan4j.api.objective.LossStrategy;
import org.gan4j.api.objective.LossStrategyProvider;

/** Provides the loss {@code wasserstein}. */
public final class WassersteinLossProvider
    implements LossStrategyProvider<WassersteinConfiguration> {

  @Override
  public String type() {
    return "wasserstein";
  }

  @Override
  public Class<WassersteinConfiguration> configuration() {
    return WassersteinConfiguration.class;
  }

  @Override
  public String description() {
    return "Difference of the critic's means; needs a gradient penalty or the like (Arjovsky et al. 2017)";
  }

  @Override
  public LossStrategy create(WassersteinConfiguration configuration) {
    return new WassersteinLoss();
  }
}
