package org.gan4j.nn.optimizers;

import java.util.Map;
import org.gan4j.api.network.Optimizer;
import org.gan4j.api.network.OptimizerContext;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Gradient descent with a velocity: v ← momentum · v - rate · gradient, x ← x + v; Nesterov's, in
 * the form of Sutskever et al. 2013, adds momentum · v - rate · gradient instead.
 */
final class SgdOptimizer implements Optimizer {
  private final SgdConfiguration configuration;
  private final @Nullable INDArray velocity;

  SgdOptimizer(SgdConfiguration configuration, OptimizerContext context) {
    this.configuration = configuration;
    if (configuration.hasMomentum()) {
      OptimizerState.reserve(1, context);
      velocity = OptimizerState.filled(0, context);
    } else {
      velocity = null;
    }
  }

  @Override
  public void step(INDArray values, INDArray gradient, long step) {
    configuration.clip(gradient);
    gradient.muli(configuration.rate(step));
    if (velocity == null) {
      values.subi(gradient);
      return;
    }
    double momentum = configuration.momentum(step);
    velocity.muli(momentum).subi(gradient);
    if (configuration.nesterov()) {
      values.subi(gradient);
      // The remaining term is momentum · v, which reuses the gradient's memory.
      gradient.assign(velocity).muli(momentum);
      values.addi(gradient);
    } else {
      values.addi(velocity);
    }
  }

  @Override
  public Map<String, INDArray> state() {
    return velocity == null ? Map.of() : Map.of("velocity", velocity);
  }
}
