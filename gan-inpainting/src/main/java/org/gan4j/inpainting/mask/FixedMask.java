package org.gan4j.inpainting.mask;

import org.gan4j.api.RandomKey;
import org.gan4j.api.mask.Mask;
import org.gan4j.api.mask.Region;

/** The same pixels of every image. */
final class FixedMask implements Mask {
  private final Region region;
  private final boolean[] pattern;

  /**
   * A mask.
   *
   * @param region around the hole
   * @param pattern one value a pixel of the image, row by row
   */
  FixedMask(Region region, boolean... pattern) {
    this.region = region;
    this.pattern = pattern.clone();
  }

  @Override
  public Region region() {
    return region;
  }

  @Override
  public boolean isFixed() {
    return true;
  }

  @Override
  public void draw(RandomKey key, boolean[] hidden) {
    System.arraycopy(pattern, 0, hidden, 0, pattern.length);
  }
}
