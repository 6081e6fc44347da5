package org.gan4j.objectives.regularizer;

import org.gan4j.api.network.NetworkRole;
import org.gan4j.api.network.Parameters.Parameter;
import org.gan4j.api.network.Parameters.Role;
import org.gan4j.api.objective.Regularizer;
import org.gan4j.nn.arrays.ArrayOperations;

/**
 * Cuts all of the discriminator's parameters off at ±c after each of its steps, which bounds its
 * Lipschitz constant in a crude way. Running statistics are none of them.
 *
 * <p>Arjovsky et al., "Wasserstein Generative Adversarial Networks", 2017, algorithm 1.
 */
final class WeightClipping implements Regularizer {
  private final double limit;
  private final ArrayOperations operations = new ArrayOperations();

  WeightClipping(WeightClippingConfiguration configuration) {
    this.limit = configuration.limit();
  }

  @Override
  public void constrain(Update update) {
    if (update.role() != NetworkRole.DISCRIMINATOR) {
      return;
    }
    for (Parameter parameter : update.network().parameters().named()) {
      if (parameter.role() != Role.STATISTIC) {
        operations.min(parameter.value(), limit, parameter.value());
        operations.max(parameter.value(), -limit, parameter.value());
      }
    }
  }
}
