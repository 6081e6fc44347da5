package org.gan4j.objectives.regularizer;

import org.gan4j.api.objective.Regularizer;
import org.gan4j.api.objective.RegularizerProvider;

/** Provides {@code weight-clipping}. */
public final class WeightClippingProvider
    implements RegularizerProvider<WeightClippingConfiguration> {

  @Override
  public String type() {
    return "weight-clipping";
  }

  @Override
  public Class<WeightClippingConfiguration> configuration() {
    return WeightClippingConfiguration.class;
  }

  @Override
  public String description() {
    return "D's parameters are cut off at a limit (Arjovsky et al. 2017)";
  }

  @Override
  public Regularizer create(WeightClippingConfiguration configuration) {
    return new WeightClipping(configuration);
  }
}
