package org.gan4j.nn.optimizers;

import java.util.Map;
import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.network.Optimizer;
import org.gan4j.api.network.OptimizerContext;
import org.gan4j.api.network.OptimizerProvider;
import org.nd4j.linalg.learning.AdaDeltaUpdater;
import org.nd4j.linalg.learning.config.AdaDelta;

/** Provides {@code adadelta}. */
public final class AdaDeltaProvider extends NamedProvider<AdaDeltaConfiguration>
    implements OptimizerProvider<AdaDeltaConfiguration> {

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public AdaDeltaProvider() {
    super(
        "adadelta",
        AdaDeltaConfiguration.class,
        "AdaDelta: steps in proportion to former steps (Zeiler 2012)");
  }

  @Override
  public Optimizer create(AdaDeltaConfiguration configuration, OptimizerContext context) {
    AdaDelta settings =
        AdaDelta.builder().rho(configuration.rho()).epsilon(configuration.epsilon()).build();
    return UpdaterOptimizer.scaling(
        new AdaDeltaUpdater(settings),
        configuration,
        Map.of(AdaDeltaUpdater.MSG_STATE, 0.0, AdaDeltaUpdater.MSDX_STATE, 0.0),
        context);
  }
}
