package org.gan4j.inpainting.mask;

import org.gan4j.api.component.Option;

/**
 * Settings of {@link HalfMaskProvider}.
 *
 * @param side which half is hidden
 */
public record HalfMaskConfiguration(
    @Option(value = "Which half is hidden", defaultValue = "\"right\"") Side side) {

  /** A half of an image. */
  public enum Side {
    /** The columns on the left. */
    LEFT,
    /** The columns on the right. */
    RIGHT,
    /** The upper rows. */
    TOP,
    /** The lower rows. */
    BOTTOM
  }
}
