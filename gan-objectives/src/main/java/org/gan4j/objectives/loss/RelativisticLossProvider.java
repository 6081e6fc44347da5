package org.gan4j.objectives.loss;

import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.objective.LossContext;
import org.gan4j.api.objective.LossStrategy;
import org.gan4j.api.objective.LossStrategyProvider;

/** Provides the loss {@code relativistic}. */
public final class RelativisticLossProvider extends NamedProvider<RelativisticConfiguration>
    implements LossStrategyProvider<RelativisticConfiguration> {

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public RelativisticLossProvider() {
    super(
        "relativistic",
        RelativisticConfiguration.class,
        "Real against generated samples, pair by pair (Jolicoeur-Martineau 2019)");
  }

  @Override
  public LossStrategy create(RelativisticConfiguration configuration, LossContext context) {
    return new RelativisticLoss(configuration);
  }
}
