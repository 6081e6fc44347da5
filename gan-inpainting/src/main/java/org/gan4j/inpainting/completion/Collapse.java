package org.gan4j.inpainting.completion;

/**
 * Whether a distribution over completions has collapsed to one.
 *
 * <p>Thread-safe.
 */
public final class Collapse {
  /** One grey level of the 255 that lie between -1 and 1: nobody sees less. */
  private static final double VISIBLE = 2.0 / 255;

  private Collapse() {}

  /**
   * Whether nobody could tell the completions apart: nowhere do they deviate by a grey level.
   *
   * @param deviation standard deviation of every number, where black is -1 and white is 1
   */
  public static boolean isCollapsed(double[] deviation) {
    for (double number : deviation) {
      if (number >= VISIBLE) {
        return false;
      }
    }
    return true;
  }
}
