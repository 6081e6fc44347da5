package org.gan4j.nn.optimizers;

import java.util.Map;
import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.network.Optimizer;
import org.gan4j.api.network.OptimizerContext;
import org.gan4j.api.network.OptimizerProvider;
import org.nd4j.linalg.learning.AdaGradUpdater;
import org.nd4j.linalg.learning.config.AdaGrad;

/** Provides {@code adagrad}. */
public final class AdaGradProvider extends NamedProvider<AdaGradConfiguration>
    implements OptimizerProvider<AdaGradConfiguration> {

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public AdaGradProvider() {
    super(
        "adagrad",
        AdaGradConfiguration.class,
        "AdaGrad: divides by the root of the summed squared gradients (Duchi et al. 2011)");
  }

  @Override
  public Optimizer create(AdaGradConfiguration configuration, OptimizerContext context) {
    AdaGrad settings = AdaGrad.builder().epsilon(configuration.epsilon()).build();
    return UpdaterOptimizer.of(
        new AdaGradUpdater(settings),
        configuration,
        Map.of(AdaGradUpdater.GRAD_STATE, configuration.epsilon()),
        context);
  }
}
