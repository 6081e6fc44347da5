package org.gan4j.objectives.regularizer;

import org.gan4j.api.objective.Regularizer;
import org.gan4j.api.objective.RegularizerProvider;

/** Provides {@code instance-noise}. */
public final class InstanceNoiseProvider
    implements RegularizerProvider<InstanceNoiseConfiguration> {

  @Override
  public String type() {
    return "instance-noise";
  }

  @Override
  public Class<InstanceNoiseConfiguration> configuration() {
    return InstanceNoiseConfiguration.class;
  }

  @Override
  public String description() {
    return "Decaying noise on all that D sees (Sønderby et al. 2017)";
  }

  @Override
  public Regularizer create(InstanceNoiseConfiguration configuration) {
    return new InstanceNoise(configuration);
  }
}
