package org.gan4j.nn.optimizers;

import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.network.Optimizer;
import org.gan4j.api.network.OptimizerContext;
import org.gan4j.api.network.OptimizerProvider;

/** Provides {@code nadam}. */
public final class NadamProvider extends NamedProvider<NadamConfiguration>
    implements OptimizerProvider<NadamConfiguration> {

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public NadamProvider() {
    super("nadam", NadamConfiguration.class, "Nadam: Adam with Nesterov's momentum (Dozat 2016)");
  }

  @Override
  public Optimizer create(NadamConfiguration configuration, OptimizerContext context) {
    return AdamOptimizer.nadam(configuration, context);
  }
}
