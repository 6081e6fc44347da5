package org.gan4j.objectives.regularizer;

import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.objective.Regularizer;
import org.gan4j.api.objective.RegularizerContext;
import org.gan4j.api.objective.RegularizerProvider;

/** Provides {@code r1}. */
public final class R1Provider extends NamedProvider<R1Configuration>
    implements RegularizerProvider<R1Configuration> {

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public R1Provider() {
    super(
        "r1",
        R1Configuration.class,
        "Half the squared norm of D's gradient at real or generated samples: R1, R2 (Mescheder et"
            + " al. 2018)");
  }

  @Override
  public Regularizer create(R1Configuration configuration, RegularizerContext context) {
    return new R1(configuration);
  }
}
