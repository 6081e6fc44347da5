package org.gan4j.objectives.latent;

import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.data.Latent;
import org.gan4j.api.data.LatentContext;
import org.gan4j.api.data.LatentProvider;

/** Provides the latent {@code hypersphere}. */
public final class HypersphereLatentProvider extends NamedProvider<HypersphereLatentConfiguration>
    implements LatentProvider<HypersphereLatentConfiguration> {

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public HypersphereLatentProvider() {
    super(
        "hypersphere",
        HypersphereLatentConfiguration.class,
        "Uniform on a sphere; interpolates along great circles");
  }

  @Override
  public Latent create(HypersphereLatentConfiguration configuration, LatentContext context) {
    return new HypersphereLatent(configuration);
  }
}
