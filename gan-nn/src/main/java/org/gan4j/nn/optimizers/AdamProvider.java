package org.gan4j.nn.optimizers;

import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.network.Optimizer;
import org.gan4j.api.network.OptimizerContext;
import org.gan4j.api.network.OptimizerProvider;

/** Provides {@code adam}. */
public final class AdamProvider extends NamedProvider<AdamConfiguration>
    implements OptimizerProvider<AdamConfiguration> {

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public AdamProvider() {
    super(
        "adam",
        AdamConfiguration.class,
        "Adam, with the beta1 of 0.5 that GANs are trained with (Kingma and Ba 2015)");
  }

  @Override
  public Optimizer create(AdamConfiguration configuration, OptimizerContext context) {
    return AdamOptimizer.adam(configuration, context);
  }
}
