package org.gan4j.objectives.regularizer;

import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.objective.Regularizer;
import org.gan4j.api.objective.RegularizerContext;
import org.gan4j.api.objective.RegularizerProvider;

/** Provides {@code gradient-penalty}. */
public final class GradientPenaltyProvider extends NamedProvider<GradientPenaltyConfiguration>
    implements RegularizerProvider<GradientPenaltyConfiguration> {

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public GradientPenaltyProvider() {
    super(
        "gradient-penalty",
        GradientPenaltyConfiguration.class,
        "The norm of D's input gradient is drawn to 1 (Gulrajani et al. 2017; DRAGAN)");
  }

  @Override
  public Regularizer create(
      GradientPenaltyConfiguration configuration, RegularizerContext context) {
    return new GradientPenalty(configuration);
  }
}
