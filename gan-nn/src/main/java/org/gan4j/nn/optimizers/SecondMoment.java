package org.gan4j.nn.optimizers;

import org.gan4j.nn.optimizers.AdamConfiguration.Beta2Increase;
import org.jspecify.annotations.Nullable;

/** The decay β₂ of the mean squared gradient, as a function of the step. */
final class SecondMoment {
  /** A weight below it changes nothing in 1 - weight. */
  private static final double NEGLIGIBLE = 0x1p-60;

  private final double beta2;
  private final @Nullable Beta2Increase increase;
  private double product = 1;
  private long factors;

  SecondMoment(double beta2, @Nullable Beta2Increase increase) {
    this.beta2 = beta2;
    this.increase = increase;
  }

  /** β₂ of a step, counted from 0. */
  double decay(long step) {
    return increase == null ? beta2 : increase.at(beta2, step);
  }

  /**
   * The weight that the initial zero has in the mean after a step: the product of the decays so
   * far, β₂ to the power of step + 1 if it is constant.
   */
  double weightOfZero(long step) {
    return increase == null ? StrictMath.pow(beta2, step + 1.0) : product(step);
  }

  /** Multiplied in the order of the steps, so that it is the same bits after a resume. */
  private double product(long step) {
    if (factors > step + 1) {
      factors = 0;
      product = 1;
    }
    while (factors <= step && product > NEGLIGIBLE) {
      product *= decay(factors);
      factors++;
    }
    return product;
  }
}
