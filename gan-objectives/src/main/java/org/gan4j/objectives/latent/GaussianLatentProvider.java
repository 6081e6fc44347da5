package org.gan4j.objectives.latent;

import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.data.Latent;
import org.gan4j.api.data.LatentContext;
import org.gan4j.api.data.LatentProvider;

/** Provides the gaussian latent. */
public final class GaussianLatentProvider extends NamedProvider<GaussianLatentConfiguration>
    implements LatentProvider<GaussianLatentConfiguration> {

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public GaussianLatentProvider() {
    super(
        "gaussian",
        GaussianLatentConfiguration.class,
        "Independent normal numbers; interpolates along great circles (White 2016)");
  }

  @Override
  public Latent create(GaussianLatentConfiguration configuration, LatentContext context) {
    return new GaussianLatent(configuration);
  }
}
