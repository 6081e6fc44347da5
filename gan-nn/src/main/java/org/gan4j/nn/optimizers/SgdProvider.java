package org.gan4j.nn.optimizers;

import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.network.Optimizer;
import org.gan4j.api.network.OptimizerContext;
import org.gan4j.api.network.OptimizerProvider;

/** Provides {@code sgd}. */
public final class SgdProvider extends NamedProvider<SgdConfiguration>
    implements OptimizerProvider<SgdConfiguration> {

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public SgdProvider() {
    super(
        "sgd",
        SgdConfiguration.class,
        "Gradient descent, plain, with momentum or with Nesterov's (Polyak 1964; Nesterov 1983)");
  }

  @Override
  public Optimizer create(SgdConfiguration configuration, OptimizerContext context) {
    return new SgdOptimizer(configuration, context);
  }
}
