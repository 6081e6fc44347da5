package org.gan4j.objectives.latent;

import org.gan4j.api.data.Latent;
import org.gan4j.api.data.LatentProvider;

/** Provides the uniform latent. */
public final class UniformLatentProvider implements LatentProvider<UniformLatentConfiguration> {

  @Override
  public String type() {
    return "uniform";
  }

  @Override
  public Class<UniformLatentConfiguration> configuration() {
    return UniformLatentConfiguration.class;
  }

  @Override
  public String description() {
    return "Independent numbers, uniform in an interval (Goodfellow et al. 2014)";
  }

  @Override
  public Latent create(UniformLatentConfiguration configuration) {
    return new UniformLatent(configuration);
  }
}
