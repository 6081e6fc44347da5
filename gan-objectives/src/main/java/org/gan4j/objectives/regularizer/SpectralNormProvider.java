package org.gan4j.objectives.regularizer;

import org.gan4j.api.objective.Regularizer;
import org.gan4j.api.objective.RegularizerProvider;

/** Provides {@code spectral-norm}. */
public final class SpectralNormProvider implements RegularizerProvider<SpectralNormConfiguration> {

  @Override
  public String type() {
    return "spectral-norm";
  }

  @Override
  public Class<SpectralNormConfiguration> configuration() {
    return SpectralNormConfiguration.class;
  }

  @Override
  public String description() {
    return "Weights are divided by their largest singular value (Miyato et al. 2018)";
  }

  @Override
  public Regularizer create(SpectralNormConfiguration configuration) {
    return new SpectralNorm(configuration);
  }
}
