package org.gan4j.objectives.loss;

import org.gan4j.api.objective.LossStrategy;
import org.gan4j.api.objective.LossStrategyProvider;

/** Provides the loss {@code hinge}. */
public final class HingeLossProvider implements LossStrategyProvider<HingeConfiguration> {

  @Override
  public String type() {
    return "hinge";
  }

  @Override
  public Class<HingeConfiguration> configuration() {
    return HingeConfiguration.class;
  }

  @Override
  public String description() {
    return "Margins for the discriminator, a mean for the generator (Lim and Ye 2017)";
  }

  @Override
  public LossStrategy create(HingeConfiguration configuration) {
    return new HingeLoss();
  }
}
