package org.gan4j.objectives.regularizer;

import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.objective.Regularizer;
import org.gan4j.api.objective.RegularizerContext;
import org.gan4j.api.objective.RegularizerProvider;

/** Provides {@code spectral-norm}. */
public final class SpectralNormProvider extends NamedProvider<SpectralNormConfiguration>
    implements RegularizerProvider<SpectralNormConfiguration> {

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public SpectralNormProvider() {
    super(
        "spectral-norm",
        SpectralNormConfiguration.class,
        "Weights are divided by their largest singular value (Miyato et al. 2018)");
  }

  @Override
  public Regularizer create(SpectralNormConfiguration configuration, RegularizerContext context) {
    return new SpectralNorm(configuration);
  }
}
