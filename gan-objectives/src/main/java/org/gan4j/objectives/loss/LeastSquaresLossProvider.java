package org.gan4j.objectives.loss;

import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.objective.LossContext;
import org.gan4j.api.objective.LossStrategy;
import org.gan4j.api.objective.LossStrategyProvider;

/** Provides the loss {@code least-squares}. */
public final class LeastSquaresLossProvider extends NamedProvider<LeastSquaresConfiguration>
    implements LossStrategyProvider<LeastSquaresConfiguration> {

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public LeastSquaresLossProvider() {
    super(
        "least-squares",
        LeastSquaresConfiguration.class,
        "Squared distance of the logits from labels a, b, c (Mao et al. 2017)");
  }

  @Override
  public LossStrategy create(LeastSquaresConfiguration configuration, LossContext context) {
    return new LeastSquaresLoss(configuration);
  }
}
