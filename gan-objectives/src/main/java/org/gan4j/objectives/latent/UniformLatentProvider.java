package org.gan4j.objectives.latent;

import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.data.Latent;
import org.gan4j.api.data.LatentContext;
import org.gan4j.api.data.LatentProvider;

/** Provides the uniform latent. */
public final class UniformLatentProvider extends NamedProvider<UniformLatentConfiguration>
    implements LatentProvider<UniformLatentConfiguration> {

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public UniformLatentProvider() {
    super(
        "uniform",
        UniformLatentConfiguration.class,
        "Independent numbers, uniform in an interval (Goodfellow et al. 2014)");
  }

  @Override
  public Latent create(UniformLatentConfiguration configuration, LatentContext context) {
    return new UniformLatent(configuration);
  }
}
