package org.gan4j.objectives.regularizer;

import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.objective.Regularizer;
import org.gan4j.api.objective.RegularizerContext;
import org.gan4j.api.objective.RegularizerProvider;

/** Provides {@code lecam}. */
public final class LeCamProvider extends NamedProvider<LeCamConfiguration>
    implements RegularizerProvider<LeCamConfiguration> {

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public LeCamProvider() {
    super(
        "lecam",
        LeCamConfiguration.class,
        "Keeps D's logits near moving averages of the others, for small data (Tseng et al. 2021)");
  }

  @Override
  public Regularizer create(LeCamConfiguration configuration, RegularizerContext context) {
    return new LeCam(configuration);
  }
}
