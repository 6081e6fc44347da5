package org.gan4j.objectives.latent;

import org.gan4j.api.data.Latent;
import org.gan4j.api.data.LatentProvider;

/** Provides the latent {@code hypersphere}. */
public final class HypersphereLatentProvider
    implements LatentProvider<HypersphereLatentConfiguration> {

  @Override
  public String type() {
    return "hypersphere";
  }

  @Override
  public Class<HypersphereLatentConfiguration> configuration() {
    return HypersphereLatentConfiguration.class;
  }

  @Override
  public String description() {
    return "Uniform on a sphere; interpolates along great circles";
  }

  @Override
  public Latent create(HypersphereLatentConfiguration configuration) {
    return new HypersphereLatent(configuration);
  }
}
