package org.gan4j.objectives.latent;

import org.gan4j.api.data.Latent;
import org.gan4j.api.data.LatentProvider;

/** Provides the gaussian latent. */
public final class GaussianLatentProvider implements LatentProvider<GaussianLatentConfiguration> {

  @Override
  public String type() {
    return "gaussian";
  }

  @Override
  public Class<GaussianLatentConfiguration> configuration() {
    return GaussianLatentConfiguration.class;
  }

  @Override
  public String description() {
    return "Independent normal numbers; interpolates along great circles (White 2016)";
  }

  @Override
  public Latent create(GaussianLatentConfiguration configuration) {
    return new GaussianLatent(configuration);
  }
}
