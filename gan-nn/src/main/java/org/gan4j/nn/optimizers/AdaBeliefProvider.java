package org.gan4j.nn.optimizers;

import java.util.Map;
import org.gan4j.api.component.NamedProvider;
import org.gan4j.api.network.Optimizer;
import org.gan4j.api.network.OptimizerContext;
import org.gan4j.api.network.OptimizerProvider;
import org.nd4j.linalg.learning.AdaBeliefUpdater;
import org.nd4j.linalg.learning.config.AdaBelief;

/** Provides {@code adabelief}. */
public final class AdaBeliefProvider extends NamedProvider<AdaBeliefConfiguration>
    implements OptimizerProvider<AdaBeliefConfiguration> {

  /** The constructor that {@link java.util.ServiceLoader} calls. */
  public AdaBeliefProvider() {
    super(
        "adabelief",
        AdaBeliefConfiguration.class,
        "AdaBelief: steps by how far gradients are from their mean (Zhuang et al. 2020)");
  }

  @Override
  public Optimizer create(AdaBeliefConfiguration configuration, OptimizerContext context) {
    AdaBelief settings =
        AdaBelief.builder()
            .beta1(configuration.beta1())
            .beta2(configuration.beta2())
            .epsilon(configuration.epsilon())
            .build();
    return UpdaterOptimizer.of(
        new AdaBeliefUpdater(settings),
        configuration,
        Map.of(AdaBeliefUpdater.M_STATE, 0.0, AdaBeliefUpdater.S_STATE, 0.0),
        context);
  }
}
