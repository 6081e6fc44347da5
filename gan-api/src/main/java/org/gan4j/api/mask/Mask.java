package org.gan4j.api.mask;

import java.util.Map;
import org.gan4j.api.RandomKey;
import org.gan4j.api.concurrent.ThreadSafe;
import org.nd4j.linalg.api.ndarray.INDArray;

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
   * The contents of the files that the mask was created from: {@link
   * org.gan4j.api.data.Task#kept()}.
   *
   * @return float32 arrays by name, not to be changed; empty if it read no file
   */
  default Map<String, INDArray> kept() {
    return Map.of();
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
