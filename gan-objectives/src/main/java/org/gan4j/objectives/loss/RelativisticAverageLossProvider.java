package org.gan4j.objectives.loss;

import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.objective.LossContext;
import org.gan4j.api.objective.LossStrategy;
import org.gan4j.api.objective.LossStrategyProvider;

/** Provides the loss {@code relativistic-average}. */
public final class RelativisticAverageLossProvider extends NamedProvider<RelativisticConfiguration>
    implements LossStrategyProvider<RelativisticConfiguration> {

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public RelativisticAverageLossProvider() {
    super(
        "relativistic-average",
        RelativisticConfiguration.class,
        "Each sample against the average of the other kind (Jolicoeur-Martineau 2019)");
  }

  @Override
  public LossStrategy create(RelativisticConfiguration configuration, LossContext context) {
    return new RelativisticAverageLoss(configuration);
  }
}
