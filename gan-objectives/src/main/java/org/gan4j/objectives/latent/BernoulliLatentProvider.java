package org.gan4j.objectives.latent;

import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.data.Latent;
import org.gan4j.api.data.LatentContext;
import org.gan4j.api.data.LatentProvider;

/** Provides the latent {@code bernoulli}. */
public final class BernoulliLatentProvider extends NamedProvider<BernoulliLatentConfiguration>
    implements LatentProvider<BernoulliLatentConfiguration> {

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public BernoulliLatentProvider() {
    super(
        "bernoulli",
        BernoulliLatentConfiguration.class,
        "Numbers that have one of two values each; interpolates by switching one after the other");
  }

  @Override
  public Latent create(BernoulliLatentConfiguration configuration, LatentContext context) {
    return new BernoulliLatent(configuration);
  }
}
