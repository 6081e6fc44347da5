package org.gan4j.inpainting.mask;

import org.gan4j.api.GanException;
import org.gan4j.api.SampleShape;
import org.gan4j.api.mask.Region;

/** What masks have in common. */
final class MaskShapes {
  private MaskShapes() {}

  static Region whole(SampleShape image) {
    return new Region(0, 0, image.height(), image.width());
  }

  /**
   * The image without a border that is always known.
   *
   * @throws GanException of kind USAGE if nothing is left
   */
  static Region within(SampleShape image, int border) {
    if (2 * border >= Math.min(image.height(), image.width())) {
      throw GanException.usage(
          "a border of " + border + " leaves nothing to hide of images of " + image,
          "task.mask.border",
          "make it smaller than half of the image");
    }
    return whole(image).shrunk(border);
  }

  /** Hides a rectangle. */
  static void hide(Region part, SampleShape image, boolean[] hidden) {
    for (int row = part.top(); row < part.bottom(); row++) {
      for (int column = part.left(); column < part.right(); column++) {
        hidden[row * image.width() + column] = true;
      }
    }
  }

  /**
   * The side of a rectangle that covers a share, as a whole number of pixels.
   *
   * @param share of the area
   * @param length of the whole side
   */
  static int side(double share, int length) {
    return (int) Math.max(1, Math.min(length, Math.round(Math.sqrt(share) * length)));
  }

  /**
   * Checks that a hole leaves something.
   *
   * @throws GanException of kind USAGE if it covers the image
   */
  static void requireKnown(Region hole, SampleShape image, String where) {
    if (hole.contains(whole(image))) {
      throw GanException.usage(
          "the mask hides everything of images of " + image, where, "make the hole smaller");
    }
  }
}
