package org.gan4j.nn.optimizers;

import java.util.Map;
import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.network.Optimizer;
import org.gan4j.api.network.OptimizerContext;
import org.gan4j.api.network.OptimizerProvider;
import org.nd4j.linalg.learning.RmsPropUpdater;
import org.nd4j.linalg.learning.config.RmsProp;

/** Provides {@code rmsprop}. */
public final class RmsPropProvider extends NamedProvider<RmsPropConfiguration>
    implements OptimizerProvider<RmsPropConfiguration> {

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public RmsPropProvider() {
    super(
        "rmsprop",
        RmsPropConfiguration.class,
        "RMSProp: divides by the root of the mean squared gradient (Hinton 2012)");
  }

  @Override
  public Optimizer create(RmsPropConfiguration configuration, OptimizerContext context) {
    RmsProp settings =
        RmsProp.builder().rmsDecay(configuration.decay()).epsilon(configuration.epsilon()).build();
    return UpdaterOptimizer.of(
        new RmsPropUpdater(settings), configuration, Map.of(RmsPropUpdater.G_STATE, 0.0), context);
  }
}
