package org.gan4j.objectives.latent;

import org.gan4j.api.data.Latent;
import org.gan4j.api.data.LatentProvider;

/** Provides the latent {@code bernoulli}. */
public final class BernoulliLatentProvider implements LatentProvider<BernoulliLatentConfiguration> {

  @Override
  public String type() {
    return "bernoulli";
  }

  @Override
  public Class<BernoulliLatentConfiguration> configuration() {
    return BernoulliLatentConfiguration.class;
  }

  @Override
  public String description() {
    return "Numbers that have one of two values each; interpolates by switching one after the other";
  }

  @Override
  public Latent create(BernoulliLatentConfiguration configuration) {
    return new BernoulliLatent(configuration);
  }
}
