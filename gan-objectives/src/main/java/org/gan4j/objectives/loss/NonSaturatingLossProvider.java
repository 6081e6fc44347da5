package org.gan4j.objectives.loss;

import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.objective.LossContext;
import org.gan4j.api.objective.LossStrategy;
import org.gan4j.api.objective.LossStrategyProvider;

/** Provides the non-saturating loss. */
public final class NonSaturatingLossProvider extends NamedProvider<CrossEntropyConfiguration>
    implements LossStrategyProvider<CrossEntropyConfiguration> {

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public NonSaturatingLossProvider() {
    super(
        "non-saturating",
        CrossEntropyConfiguration.class,
        "The generator maximizes log D(G(z)): the usual choice (Goodfellow et al. 2014)");
  }

  @Override
  public LossStrategy create(CrossEntropyConfiguration configuration, LossContext context) {
    return new NonSaturatingLoss(configuration);
  }
}
