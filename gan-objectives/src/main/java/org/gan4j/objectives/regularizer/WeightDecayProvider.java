package org.gan4j.objectives.regularizer;

import org.gan4j.api.objective.Regularizer;
import org.gan4j.api.objective.RegularizerProvider;

/** Provides the weight decay. */
public final class WeightDecayProvider implements RegularizerProvider<WeightDecayConfiguration> {

  @Override
  public String type() {
    return "weight-decay";
  }

  @Override
  public Class<WeightDecayConfiguration> configuration() {
    return WeightDecayConfiguration.class;
  }

  @Override
  public String description() {
    return "L2: half the weight times the sum of the squared weights, added to the loss";
  }

  @Override
  public Regularizer create(WeightDecayConfiguration configuration) {
    return new WeightDecay(configuration);
  }
}
