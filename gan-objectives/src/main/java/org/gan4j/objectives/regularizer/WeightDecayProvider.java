package org.gan4j.objectives.regularizer;

import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.objective.Regularizer;
import org.gan4j.api.objective.RegularizerContext;
import org.gan4j.api.objective.RegularizerProvider;

/** Provides the weight decay. */
public final class WeightDecayProvider extends NamedProvider<WeightDecayConfiguration>
    implements RegularizerProvider<WeightDecayConfiguration> {

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public WeightDecayProvider() {
    super(
        "weight-decay",
        WeightDecayConfiguration.class,
        "L2: half the weight times the sum of the squared weights, added to the loss");
  }

  @Override
  public Regularizer create(WeightDecayConfiguration configuration, RegularizerContext context) {
    return new WeightDecay(configuration);
  }
}
