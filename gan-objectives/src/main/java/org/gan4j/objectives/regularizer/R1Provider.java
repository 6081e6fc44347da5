package org.gan4j.objectives.regularizer;

import org.gan4j.api.objective.Regularizer;
import org.gan4j.api.objective.RegularizerProvider;

/** Provides {@code r1}. */
public final class R1Provider implements RegularizerProvider<R1Configuration> {

  @Override
  public String type() {
    return "r1";
  }

  @Override
  public Class<R1Configuration> configuration() {
    return R1Configuration.class;
  }

  @Override
  public String description() {
    return "Half the squared norm of D's gradient at real samples (Mescheder et al. 2018)";
  }

  @Override
  public Regularizer create(R1Configuration configuration) {
    return new R1(configuration);
  }
}
