package org.gan4j.inpainting.completion;

import org.gan4j.api.component.Require;

/**
 * How a picture is completed.
 *
 * @param fit how it is brought to the model's size
 * @param draws how many completions are drawn; more than one only of a model with noise
 * @param seam pixels along the edge of the hole that are blended into the known ones; 0 for none
 * @param seed the same gives the same completions
 */
public record CompletionOptions(Fit fit, int draws, int seam, long seed) {

  /** Checks. */
  public CompletionOptions {
    Require.atLeast("draws", draws, 1);
    Require.atLeast("seam", seam, 0);
  }

  /** One completion, resized, nothing blended. */
  public static CompletionOptions standard() {
    return new CompletionOptions(Fit.RESIZE, 1, 0, 1);
  }

  /** The same with so many draws. */
  public CompletionOptions withDraws(int count) {
    return new CompletionOptions(fit, count, seam, seed);
  }
}
