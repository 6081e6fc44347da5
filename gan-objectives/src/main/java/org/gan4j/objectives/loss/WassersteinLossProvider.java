package org.gan4j.objectives.loss;

import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.objective.LossContext;
import org.gan4j.api.objective.LossStrategy;
import org.gan4j.api.objective.LossStrategyProvider;

/** Provides the loss {@code wasserstein}. */
public final class WassersteinLossProvider extends NamedProvider<WassersteinConfiguration>
    implements LossStrategyProvider<WassersteinConfiguration> {

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public WassersteinLossProvider() {
    super(
        "wasserstein",
        WassersteinConfiguration.class,
        "Difference of the critic's means; needs a gradient penalty or the like (Arjovsky et al. 2017)");
  }

  @Override
  public LossStrategy create(WassersteinConfiguration configuration, LossContext context) {
    return new WassersteinLoss();
  }
}
