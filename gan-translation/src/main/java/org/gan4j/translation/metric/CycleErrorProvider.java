package org.gan4j.translation.metric;

import org.gan4j.api.GanException;
import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.evaluation.Metric;
import org.gan4j.api.evaluation.MetricContext;
import org.gan4j.api.evaluation.MetricProvider;

/** Provides {@code cycle-error}. */
public final class CycleErrorProvider extends NamedProvider<CycleErrorConfiguration>
    implements MetricProvider<CycleErrorConfiguration> {

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public CycleErrorProvider() {
    super(
        CycleError.NAME,
        CycleErrorConfiguration.class,
        "L1 % between pictures and their translations there and back, beside one way");
  }

  @Override
  public Metric create(CycleErrorConfiguration configuration, MetricContext context) {
    if (!context.readouts().contains(CycleError.BACK)) {
      throw GanException.usage(
          "cycle-error translates pictures there and back, and this game has one direction",
          type(),
          "remove it, or choose the game cycle");
    }
    return new CycleError(configuration);
  }

  @Override
  public boolean judgesByDefault(MetricContext context) {
    return context.readouts().contains(CycleError.BACK);
  }
}
