package org.gan4j.objectives.regularizer;

import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.objective.Regularizer;
import org.gan4j.api.objective.RegularizerContext;
import org.gan4j.api.objective.RegularizerProvider;

/** Provides {@code weight-clipping}. */
public final class WeightClippingProvider extends NamedProvider<WeightClippingConfiguration>
    implements RegularizerProvider<WeightClippingConfiguration> {

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public WeightClippingProvider() {
    super(
        "weight-clipping",
        WeightClippingConfiguration.class,
        "D's parameters are cut off at a limit (Arjovsky et al. 2017)");
  }

  @Override
  public Regularizer create(WeightClippingConfiguration configuration, RegularizerContext context) {
    return new WeightClipping(configuration);
  }
}
