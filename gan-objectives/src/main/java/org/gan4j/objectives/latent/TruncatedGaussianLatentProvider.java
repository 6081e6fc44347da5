package org.gan4j.objectives.latent;

import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.data.Latent;
import org.gan4j.api.data.LatentContext;
import org.gan4j.api.data.LatentProvider;

/** Provides the latent {@code truncated-gaussian}. */
public final class TruncatedGaussianLatentProvider
    extends NamedProvider<TruncatedGaussianLatentConfiguration>
    implements LatentProvider<TruncatedGaussianLatentConfiguration> {

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public TruncatedGaussianLatentProvider() {
    super(
        "truncated-gaussian",
        TruncatedGaussianLatentConfiguration.class,
        "Normal numbers, drawn again beyond a threshold (Brock et al. 2019)");
  }

  @Override
  public Latent create(TruncatedGaussianLatentConfiguration configuration, LatentContext context) {
    return new TruncatedGaussianLatent(configuration);
  }
}
