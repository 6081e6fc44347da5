package org.gan4j.core.metric;

import org.gan4j.api.SampleShape;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.evaluation.Metric;
import org.gan4j.api.evaluation.MetricProvider;

/** Provides mode coverage. */
public final class ModeCoverageProvider implements MetricProvider<ModeCoverageConfiguration> {

  @Override
  public String type() {
    return "mode-coverage";
  }

  @Override
  public Class<ModeCoverageConfiguration> configuration() {
    return ModeCoverageConfiguration.class;
  }

  @Override
  public String description() {
    return "How many modes of a synthetic mixture are hit, and how often (Metz et al. 2017)";
  }

  @Override
  public Metric create(
      ModeCoverageConfiguration configuration, SampleShape samples, Dataset reference) {
    ModeCoverage.modes(reference);
    return new ModeCoverage(configuration);
  }
}
