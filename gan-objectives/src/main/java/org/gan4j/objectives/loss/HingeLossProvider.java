package org.gan4j.objectives.loss;

import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.objective.LossContext;
import org.gan4j.api.objective.LossStrategy;
import org.gan4j.api.objective.LossStrategyProvider;

/** Provides the loss {@code hinge}. */
public final class HingeLossProvider extends NamedProvider<HingeConfiguration>
    implements LossStrategyProvider<HingeConfiguration> {

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public HingeLossProvider() {
    super(
        "hinge",
        HingeConfiguration.class,
        "Margins for the discriminator, a mean for the generator (Lim and Ye 2017)");
  }

  @Override
  public LossStrategy create(HingeConfiguration configuration, LossContext context) {
    return new HingeLoss();
  }
}
