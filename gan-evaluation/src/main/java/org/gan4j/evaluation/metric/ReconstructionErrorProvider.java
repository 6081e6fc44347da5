package org.gan4j.evaluation.metric;

import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.evaluation.Metric;
import org.gan4j.api.evaluation.MetricContext;
import org.gan4j.api.evaluation.MetricProvider;

/** Provides {@code reconstruction-error}. */
public final class ReconstructionErrorProvider
    extends NamedProvider<ReconstructionErrorConfiguration>
    implements MetricProvider<ReconstructionErrorConfiguration> {

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public ReconstructionErrorProvider() {
    super(
        ReconstructionError.NAME,
        ReconstructionErrorConfiguration.class,
        "Root mean square error of G(E(x)), beside that of the mean sample");
  }

  @Override
  public Metric create(ReconstructionErrorConfiguration configuration, MetricContext context) {
    if (!context.readouts().contains(ReconstructionError.READOUT)) {
      throw ReconstructionError.noEncoder();
    }
    return new ReconstructionError(configuration);
  }

  @Override
  public boolean judgesByDefault(MetricContext context) {
    return context.readouts().contains(ReconstructionError.READOUT);
  }
}
