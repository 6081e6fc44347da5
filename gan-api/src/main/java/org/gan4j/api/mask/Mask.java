package org.gan4j.api.mask;

import org.gan4j.api.RandomKey;
import org.gan4j.api.concurrent.ThreadSafe;

/** The hidden pixels of an image: the hole. */
@ThreadSafe
public interface Mask {

  /**
   * The part of the image outside of which nothing is ever hidden. It may be larger than the hole:
   * of a hole with an overlap it is all that the generator makes, the known band around the hole
   * included.
   */
  Region region();

  /** Whether the same pixels are hidden of every image, so that one drawing is all of them. */
  default boolean isFixed() {
    return false;
  }

  /**
   * Draws the hole of one image: at least one pixel inside of {@link #region()}, and not all pixels
   * of the image.
   *
   * @param key randomness of this image
   * @param hidden one value a pixel, row by row: all false, to be made true where it is hidden
   */
  void draw(RandomKey key, boolean[] hidden);
}
