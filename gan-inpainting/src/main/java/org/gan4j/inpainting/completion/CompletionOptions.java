package org.gan4j.inpainting.completion;

import org.gan4j.api.component.Require;

/**
 * How a picture is completed.
 *
 * @param selection how the windows for the model are selected
 * @param draws how many completions are drawn; more than one only of a model with noise
 * @param seam pixels along the edge of the hole that are blended into the known ones; 0 for none
 * @param seed the same gives the same completions
 */
public record CompletionOptions(WindowSelection selection, int draws, int seam, long seed) {

  /** Checks. */
  public CompletionOptions {
    Require.atLeast("draws", draws, 1);
    Require.atLeast("seam", seam, 0);
  }

  /** One completion, resized, nothing blended. */
  public static CompletionOptions standard() {
    return new CompletionOptions(WindowSelection.RESIZE, 1, 0, 1);
  }

  /** The same with another number of draws. */
  public CompletionOptions withDraws(int count) {
    return new CompletionOptions(selection, count, seam, seed);
  }
}
