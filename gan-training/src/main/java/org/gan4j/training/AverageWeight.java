package org.gan4j.training;

import org.gan4j.api.concurrent.ThreadSafe;

/**
 * How much a step counts in the average of a network's parameters, in (0, 1]: a pure function of
 * the number of earlier steps.
 */
@ThreadSafe
@FunctionalInterface
public interface AverageWeight {

  /**
   * 1 − β, where β is the share of the average that the step leaves as it was.
   *
   * @param step how many steps were taken before
   */
  double of(long step);

  /**
   * All until the average begins, and 1 − decay in the long run. In between the decay is (1 + t) /
   * (10 + t) at the t-th step of the average, so that the first parameters, which are bad, are
   * forgotten soon.
   *
   * @param decay the share of the average that a step leaves as it was, in [0, 1)
   * @param startStep the steps before the average begins; until then it is a copy
   */
  static AverageWeight decaying(double decay, long startStep) {
    return step -> {
      long t = step - startStep;
      return t < 0 ? 1 : 1 - Math.min(decay, (1.0 + t) / (10.0 + t));
    };
  }

  /**
   * β = ½^(batch / min(half-life, ramp · samples seen)): parameters lose half of their weight in a
   * half-life, which grows with the samples seen before the step, so that the first parameters are
   * forgotten soon. Karras et al., "Training Generative Adversarial Networks with Limited Data",
   * 2020, in the authors' code.
   *
   * @param halfLife in samples, above 0
   * @param ramp the half-life as a share of the samples seen, above 0
   * @param batch samples of a step
   */
  static AverageWeight ofHalfLife(double halfLife, double ramp, int batch) {
    return step -> {
      double samples = Math.min(halfLife, ramp * step * batch);
      // 1 − β loses no digits where β is nearly 1. In the first step the exponent is −∞, and β 0.
      return -StrictMath.expm1(-StrictMath.log(2) * batch / samples);
    };
  }
}
