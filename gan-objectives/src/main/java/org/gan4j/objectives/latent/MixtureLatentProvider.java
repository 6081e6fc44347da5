package org.gan4j.objectives.latent;

import org.gan4j.api.data.Latent;
import org.gan4j.api.data.LatentProvider;

/** Provides the latent {@code mixture}. */
public final class MixtureLatentProvider implements LatentProvider<MixtureLatentConfiguration> {

  @Override
  public String type() {
    return "mixture";
  }

  @Override
  public Class<MixtureLatentConfiguration> configuration() {
    return MixtureLatentConfiguration.class;
  }

  @Override
  public String description() {
    return "A mixture of Gaussians (Gurumurthy et al. 2017, with fixed parameters)";
  }

  @Override
  public Latent create(MixtureLatentConfiguration configuration) {
    return new MixtureLatent(configuration);
  }
}
