package org.gan4j.objectives.latent;

import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.data.Latent;
import org.gan4j.api.data.LatentContext;
import org.gan4j.api.data.LatentProvider;

/** Provides the latent {@code mixture}. */
public final class MixtureLatentProvider extends NamedProvider<MixtureLatentConfiguration>
    implements LatentProvider<MixtureLatentConfiguration> {

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public MixtureLatentProvider() {
    super(
        "mixture",
        MixtureLatentConfiguration.class,
        "A mixture of Gaussians (Gurumurthy et al. 2017, with fixed parameters)");
  }

  @Override
  public Latent create(MixtureLatentConfiguration configuration, LatentContext context) {
    return new MixtureLatent(configuration);
  }
}
