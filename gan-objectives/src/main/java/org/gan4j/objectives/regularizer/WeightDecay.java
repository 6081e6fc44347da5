package org.gan4j.objectives.regularizer;

import org.gan4j.api.network.Parameters.Parameter;
import org.gan4j.api.network.Parameters.Role;
import org.gan4j.api.objective.Regularizer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * L2: the penalty {@code w/2 · Σ‖W‖²} over all weights, biases and normalizations excepted. Its
 * gradient goes through the optimizer, so with Adam it is not the decoupled decay of AdamW.
 */
final class WeightDecay implements Regularizer {
  private final WeightDecayConfiguration configuration;

  WeightDecay(WeightDecayConfiguration configuration) {
    this.configuration = configuration;
  }

  @Override
  public double penalize(Update update) {
    if (!configuration.players().include(update.role())) {
      return 0;
    }
    double squares = 0;
    for (Parameter parameter : update.network().parameters().named()) {
      if (parameter.role() == Role.WEIGHT) {
        double norm = parameter.value().norm2Number().doubleValue();
        squares += norm * norm;
        try (INDArray gradient = parameter.value().mul(configuration.weight())) {
          parameter.gradient().addi(gradient);
        }
      }
    }
    return configuration.weight() / 2 * squares;
  }
}
