package org.gan4j.latent.projection;

import org.gan4j.api.component.Require;

/**
 * How latents are searched.
 *
 * @param steps of Adam, at least 1
 * @param starts random latents that a search begins at, at least 1; the best one counts
 * @param learningRate of Adam at the first step, in standard deviations of the latent; it falls to
 *     0 along a cosine
 * @param featureWeight factor of the features' error, beside the pixels' error of weight 1; 0 for
 *     pixels alone
 * @param search what is optimized beside the latent
 * @param seed of the starts
 */
public record ProjectionOptions(
    int steps,
    int starts,
    double learningRate,
    double featureWeight,
    ConditionSearch search,
    long seed) {

  /** What a search does with the generator's condition. */
  public enum ConditionSearch {
    /** The condition stays as it was at the start. */
    FIXED,
    /** Numbers that are always 0 or 1, such as the class, stay; the others are optimized. */
    CONTINUOUS,
    /** All numbers are optimized. */
    ALL
  }

  /**
   * Checks.
   *
   * @throws IllegalArgumentException if a number is out of its bounds
   */
  public ProjectionOptions {
    Require.atLeast("steps", steps, 1);
    Require.atLeast("starts", starts, 1);
    Require.that(learningRate > 0, "learningRate must be above 0, not " + learningRate);
    Require.that(featureWeight >= 0, "featureWeight must be at least 0, not " + featureWeight);
  }

  /** What suits most generators. */
  public static ProjectionOptions standard() {
    return new ProjectionOptions(500, 8, 0.1, 0.1, ConditionSearch.CONTINUOUS, 1);
  }

  /** The same with other numbers of steps and starts. */
  public ProjectionOptions with(int otherSteps, int otherStarts) {
    return new ProjectionOptions(
        otherSteps, otherStarts, learningRate, featureWeight, search, seed);
  }
}
