package org.gan4j.objectives.loss;

import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.objective.LossContext;
import org.gan4j.api.objective.LossStrategy;
import org.gan4j.api.objective.LossStrategyProvider;

/** Provides the minimax loss. */
public final class MinimaxLossProvider extends NamedProvider<CrossEntropyConfiguration>
    implements LossStrategyProvider<CrossEntropyConfiguration> {

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public MinimaxLossProvider() {
    super(
        "minimax",
        CrossEntropyConfiguration.class,
        "The generator minimizes log(1 - D(G(z))), as in the theory (Goodfellow et al. 2014)");
  }

  @Override
  public LossStrategy create(CrossEntropyConfiguration configuration, LossContext context) {
    return new MinimaxLoss(configuration);
  }
}
