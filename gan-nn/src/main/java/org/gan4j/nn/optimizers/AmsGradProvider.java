package org.gan4j.nn.optimizers;

import java.util.Map;
import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.network.Optimizer;
import org.gan4j.api.network.OptimizerContext;
import org.gan4j.api.network.OptimizerProvider;
import org.nd4j.linalg.learning.AMSGradUpdater;
import org.nd4j.linalg.learning.config.AMSGrad;

/** Provides {@code amsgrad}. */
public final class AmsGradProvider extends NamedProvider<AmsGradConfiguration>
    implements OptimizerProvider<AmsGradConfiguration> {

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public AmsGradProvider() {
    super(
        "amsgrad",
        AmsGradConfiguration.class,
        "AMSGrad: Adam whose divisor never shrinks (Reddi et al. 2018)");
  }

  @Override
  public Optimizer create(AmsGradConfiguration configuration, OptimizerContext context) {
    AMSGrad settings =
        AMSGrad.builder()
            .beta1(configuration.beta1())
            .beta2(configuration.beta2())
            .epsilon(configuration.epsilon())
            .build();
    return UpdaterOptimizer.of(
        new AMSGradUpdater(settings),
        configuration,
        Map.of(
            AMSGradUpdater.M_STATE,
            0.0,
            AMSGradUpdater.V_STATE,
            0.0,
            AMSGradUpdater.V_HAT_STATE,
            0.0),
        context);
  }
}
