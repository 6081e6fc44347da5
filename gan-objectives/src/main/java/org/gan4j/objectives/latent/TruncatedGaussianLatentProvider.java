package org.gan4j.objectives.latent;

import org.gan4j.api.data.Latent;
import org.gan4j.api.data.LatentProvider;

/** Provides the latent {@code truncated-gaussian}. */
public final class TruncatedGaussianLatentProvider
    implements LatentProvider<TruncatedGaussianLatentConfiguration> {

  @Override
  public String type() {
    return "truncated-gaussian";
  }

  @Override
  public Class<TruncatedGaussianLatentConfiguration> configuration() {
    return TruncatedGaussianLatentConfiguration.class;
  }

  @Override
  public String description() {
    return "Normal numbers, drawn again beyond a threshold (Brock et al. 2019)";
  }

  @Override
  public Latent create(TruncatedGaussianLatentConfiguration configuration) {
    return new TruncatedGaussianLatent(configuration);
  }
}
