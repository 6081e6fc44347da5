package org.gan4j.objectives.loss;

import org.gan4j.api.objective.LossStrategy;
import org.gan4j.api.objective.LossStrategyProvider;

/** Provides the loss {@code least-squares}. */
public final class LeastSquaresLossProvider
    implements LossStrategyProvider<LeastSquaresConfiguration> {

  @Override
  public String type() {
    return "least-squares";
  }

  @Override
  public Class<LeastSquaresConfiguration> configuration() {
    return LeastSquaresConfiguration.class;
  }

  @Override
  public String description() {
    return "Squared distance of the logits from labels a, b, c (Mao et al. 2017)";
  }

  @Override
  public LossStrategy create(LeastSquaresConfiguration configuration) {
    return new LeastSquaresLoss(configuration);
  }
}
