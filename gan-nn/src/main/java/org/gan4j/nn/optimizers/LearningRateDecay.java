package org.gan4j.nn.optimizers;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.gan4j.api.component.Option;
import org.gan4j.api.concurrent.ThreadSafe;

/**
 * How the learning rate, or the weight of a penalty, changes from step to step: a pure function of
 * the step.
 *
 * <p>All are immutable and thread-safe.
 */
@ThreadSafe
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = LearningRateDecay.Exponential.class, name = "exponential"),
  @JsonSubTypes.Type(value = LearningRateDecay.Inverse.class, name = "inverse"),
  @JsonSubTypes.Type(value = LearningRateDecay.Linear.class, name = "linear"),
  @JsonSubTypes.Type(value = LearningRateDecay.Cosine.class, name = "cosine"),
  @JsonSubTypes.Type(value = LearningRateDecay.Staircase.class, name = "staircase")
})
public sealed interface LearningRateDecay {

  /**
   * The learning rate, or the weight, of a step.
   *
   * @param initial its value in step 0
   * @param step how many steps were taken before, from 0
   */
  double rate(double initial, long step);

  /**
   * The rate is divided by {@code divisor} each step and never falls below {@code floor}.
   * Goodfellow et al. 2014: 1.000004 and 1e-6.
   *
   * @param divisor what the rate is divided by each step
   * @param floor the smallest rate
   */
  record Exponential(
      @Option(value = "Divisor in each step", above = 1) double divisor,
      @Option(value = "Minimum", defaultValue = "0", min = 0) double floor)
      implements LearningRateDecay {

    @Override
    public double rate(double initial, long step) {
      return Math.max(floor, initial * StrictMath.pow(divisor, -step));
    }
  }

  /**
   * The rate is divided by (1 + step · speed)^power.
   *
   * @param speed per step
   * @param power 1: hyperbolic, 0.5: as the inverse square root
   */
  record Inverse(
      @Option(value = "Growth of the divisor per step", above = 0) double speed,
      @Option(value = "Power of the divisor", defaultValue = "1", above = 0) double power)
      implements LearningRateDecay {

    @Override
    public double rate(double initial, long step) {
      return initial * StrictMath.pow(1 + speed * step, -power);
    }
  }

  /**
   * The rate changes linearly to a share of itself and stays there.
   *
   * @param steps how many steps it takes
   * @param finalShare of the initial rate
   */
  record Linear(
      @Option(value = "Steps until the end", min = 1) long steps,
      @Option(value = "Final share of the initial value", defaultValue = "0", min = 0, max = 1)
          double finalShare)
      implements LearningRateDecay {

    @Override
    public double rate(double initial, long step) {
      double progress = Math.min(1, (double) step / steps);
      return initial * (1 - progress * (1 - finalShare));
    }
  }

  /**
   * The rate falls along half a cosine wave to a share of itself and stays there. Loshchilov and
   * Hutter 2017, equation 5, without restarts.
   *
   * @param steps how many steps it takes
   * @param finalShare of the initial rate
   */
  record Cosine(
      @Option(value = "Steps until the end", min = 1) long steps,
      @Option(value = "Final share of the initial value", defaultValue = "0", min = 0, max = 1)
          double finalShare)
      implements LearningRateDecay {

    @Override
    public double rate(double initial, long step) {
      double progress = Math.min(1, (double) step / steps);
      double wave = (1 + StrictMath.cos(Math.PI * progress)) / 2;
      return initial * (finalShare + (1 - finalShare) * wave);
    }
  }

  /**
   * The rate is multiplied by a factor every so many steps.
   *
   * @param every steps between two changes
   * @param factor what the rate is multiplied by
   */
  record Staircase(
      @Option(value = "Steps between two changes", min = 1) long every,
      @Option(value = "Factor at each change", above = 0, max = 1) double factor)
      implements LearningRateDecay {

    @Override
    public double rate(double initial, long step) {
      return initial * StrictMath.pow(factor, Math.floorDiv(step, every));
    }
  }
}
