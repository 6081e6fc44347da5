package org.gan4j.datasets.images;

import org.gan4j.api.SampleShape;
import org.jspecify.annotations.Nullable;

/**
 * Which part of an upright image is used, and how large it becomes.
 *
 * @param source pixels of the image
 * @param target where they go in the sample; smaller than it only with {@link Fit#PAD}
 */
record Framing(Region source, Region target) {

  /**
   * Frames an image.
   *
   * @param width of the upright image, as height
   * @param cropSize side of the square to cut out first; null for none
   * @throws BrokenImageException if the image is too small
   */
  static Framing of(
      int width,
      int height,
      SampleShape wanted,
      Fit fit,
      @Nullable Integer cropSize,
      boolean allowUpscaling)
      throws BrokenImageException {
    Region whole = new Region(0, 0, width, height);
    if (cropSize != null && (width < cropSize || height < cropSize)) {
      throw new BrokenImageException(
          "its %s pixels are less than \"cropSize\": %d".formatted(whole.size(), cropSize));
    }
    Region source = cropSize == null ? whole : whole.centred(cropSize, cropSize);
    Region frame = new Region(0, 0, wanted.width(), wanted.height());
    Framing framing =
        switch (fit) {
          case CROP -> new Framing(largest(source, frame), frame);
          case PAD -> new Framing(source, largest(frame, source));
          case STRETCH -> new Framing(source, frame);
        };
    if (!allowUpscaling && framing.enlarges()) {
      throw new BrokenImageException(
          "its %s pixels are less than half of %s; set \"allowUpscaling\": true to enlarge it"
              .formatted(source.size(), frame.size()));
    }
    return framing;
  }

  /** The largest part, around the centre of {@code outer}, of the shape of another region. */
  private static Region largest(Region outer, Region shape) {
    double scale =
        Math.min(outer.width() / (double) shape.width(), outer.height() / (double) shape.height());
    return outer.centred(scaled(shape.width(), scale), scaled(shape.height(), scale));
  }

  private static int scaled(int length, double scale) {
    return (int) Math.max(1, Math.round(length * scale));
  }

  private boolean enlarges() {
    return 2 * source.width() < target.width() || 2 * source.height() < target.height();
  }
}
