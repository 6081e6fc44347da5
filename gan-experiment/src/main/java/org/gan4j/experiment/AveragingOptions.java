package org.gan4j.experiment;

import org.gan4j.api.component.Option;
import org.gan4j.api.component.Require;
import org.jspecify.annotations.Nullable;

/**
 * How the generator is averaged over its steps: exactly one of decay and half-life is not null, and
 * the ramp is null without a half-life.
 */
public record AveragingOptions(
    @Option(
            value =
                "Decay: the share of the average that each generator step keeps; 0.999 if no"
                    + " halfLife is given",
            min = 0,
            below = 1)
        @Nullable Double decay,
    @Option(
            value = "Generator steps before the average begins; until then it is a copy",
            defaultValue = "0",
            min = 0)
        long startStep,
    @Option(
            value =
                "Half-life of parameters in the average, instead of a decay, in samples that the"
                    + " generator has made",
            min = 1)
        @Nullable Long halfLife,
    @Option(
            value =
                "Largest half-life as a share of the samples made so far; 0.05 if a halfLife is"
                    + " given",
            above = 0)
        @Nullable Double ramp) {

  private static final double DEFAULT_DECAY = 0.999;
  private static final double DEFAULT_RAMP = 0.05;

  /**
   * Fills in the defaults.
   *
   * @throws IllegalArgumentException if settings of both kinds are given
   */
  public AveragingOptions {
    Require.that(
        decay == null || halfLife == null, "decay and halfLife exclude each other: give one");
    Require.that(
        ramp == null || halfLife != null, "ramp belongs to a halfLife: give one, or remove it");
    Require.that(
        startStep == 0 || halfLife == null,
        "startStep belongs to a decay: remove it, since the half-life grows by its ramp");
    if (halfLife == null && decay == null) {
      decay = DEFAULT_DECAY;
    }
    if (halfLife != null && ramp == null) {
      ramp = DEFAULT_RAMP;
    }
  }

  /** An average with a constant decay. */
  public AveragingOptions(double decay, long startStep) {
    this(decay, startStep, null, null);
  }
}
