package org.gan4j.nn.optimizers;

import java.util.Map;
import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.network.Optimizer;
import org.gan4j.api.network.OptimizerContext;
import org.gan4j.api.network.OptimizerProvider;
import org.nd4j.linalg.learning.AdaMaxUpdater;
import org.nd4j.linalg.learning.config.AdaMax;

/** Provides {@code adamax}. */
public final class AdaMaxProvider extends NamedProvider<AdaMaxConfiguration>
    implements OptimizerProvider<AdaMaxConfiguration> {

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public AdaMaxProvider() {
    super(
        "adamax",
        AdaMaxConfiguration.class,
        "AdaMax: Adam with the largest gradient in place of the mean square (Kingma and Ba 2015,"
            + " section 7)");
  }

  @Override
  public Optimizer create(AdaMaxConfiguration configuration, OptimizerContext context) {
    AdaMax settings =
        new AdaMax(
            configuration.learningRate(),
            configuration.beta1(),
            configuration.beta2(),
            configuration.epsilon());
    return UpdaterOptimizer.of(
        new AdaMaxUpdater(settings),
        configuration,
        Map.of(AdaMaxUpdater.M_STATE, 0.0, AdaMaxUpdater.U_STATE, 0.0),
        context);
  }
}
