package org.gan4j.evaluation.metric;

import org.gan4j.api.GanException;
import org.gan4j.api.SampleShape;
import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.evaluation.Metric;
import org.gan4j.api.evaluation.MetricContext;
import org.gan4j.api.evaluation.MetricProvider;

/** Provides mode coverage. */
public final class ModeCoverageProvider extends NamedProvider<ModeCoverageConfiguration>
    implements MetricProvider<ModeCoverageConfiguration> {

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public ModeCoverageProvider() {
    super(
        "mode-coverage",
        ModeCoverageConfiguration.class,
        "How many modes of a synthetic mixture are hit, and how often (Metz et al. 2017)");
  }

  @Override
  public Metric create(ModeCoverageConfiguration configuration, MetricContext context) {
    Dataset reference = context.training();
    SampleShape samples = context.task().generated();
    ModeCoverage.modes(reference);
    if (!samples.equals(reference.shape())) {
      throw GanException.usage(
          "mode-coverage compares samples with data of the same shape, not %s with %s"
              .formatted(samples, reference.shape()),
          "mode-coverage",
          "remove it, or choose a task that makes samples like the data");
    }
    return new ModeCoverage(configuration);
  }

  @Override
  public boolean judgesByDefault(MetricContext context) {
    return context.training().trueDensity().isPresent();
  }
}
