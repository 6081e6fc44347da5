package org.gan4j.images.resize;

import org.gan4j.api.mask.Region;

/**
 * The part of an upright image that a sample shows, and its place in the sample.
 *
 * @param source pixels of the image
 * @param target their place in the sample; smaller than the sample only with {@link Fit#PAD}
 */
public record Framing(Region source, Region target) {

  /**
   * Frames an image.
   *
   * @param source the part of the image that may be used
   * @param height rows of the sample
   * @param width columns of the sample
   */
  public static Framing of(Region source, int height, int width, Fit fit) {
    Region sample = new Region(0, 0, height, width);
    return switch (fit) {
      case CROP -> new Framing(largest(source, sample), sample);
      case PAD -> new Framing(source, largest(sample, source));
      case STRETCH -> new Framing(source, sample);
    };
  }

  /**
   * The part around the centre of a rectangle, to within half a pixel.
   *
   * @param height at most that of the rectangle
   * @param width at most that of the rectangle
   */
  public static Region centre(Region outer, int height, int width) {
    return new Region(
        outer.top() + (outer.height() - height) / 2,
        outer.left() + (outer.width() - width) / 2,
        height,
        width);
  }

  /** Whether the height or the width grows more than twofold. */
  public boolean enlargesMoreThanTwofold() {
    return 2 * source.width() < target.width() || 2 * source.height() < target.height();
  }

  /** The largest part around the centre of a rectangle that has another one's aspect ratio. */
  private static Region largest(Region outer, Region shape) {
    double scale =
        Math.min(outer.width() / (double) shape.width(), outer.height() / (double) shape.height());
    return centre(
        outer,
        Math.min(outer.height(), scaled(shape.height(), scale)),
        Math.min(outer.width(), scaled(shape.width(), scale)));
  }

  private static int scaled(int length, double scale) {
    return (int) Math.max(1, Math.round(length * scale));
  }
}
