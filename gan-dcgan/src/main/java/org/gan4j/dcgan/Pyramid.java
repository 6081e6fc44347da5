package org.gan4j.dcgan;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.gan4j.api.GanException;
import org.gan4j.api.SampleShape;

/**
 * The sizes of an image that is halved until it is 4 to 7 pixels small.
 *
 * @param bottomHeight rows of the smallest image
 * @param bottomWidth columns of the smallest image
 * @param levels how often it is halved, at least once
 */
record Pyramid(int bottomHeight, int bottomWidth, int levels) {
  private static final int SMALLEST = 4;
  private static final int LARGEST_BOTTOM = 7;
  private static final int LARGEST_SUGGESTED = 512;

  /**
   * Finds the sizes.
   *
   * @param player who cannot work if there are none: the JSON path
   * @throws GanException of kind USAGE if halving does not lead there
   */
  static Pyramid of(SampleShape image, String player) {
    if (!image.isImage()) {
      throw GanException.usage(
          "dcgan is for images, and the samples are vectors of " + image,
          player + ".type",
          "choose the type vanilla for vectors");
    }
    int levels = 0;
    int height = image.height();
    int width = image.width();
    while (Math.min(height, width) >= 2 * SMALLEST && height % 2 == 0 && width % 2 == 0) {
      height /= 2;
      width /= 2;
      levels++;
    }
    if (levels == 0 || Math.max(height, width) > LARGEST_BOTTOM) {
      throw GanException.usage(
          "dcgan cannot halve images of "
              + image
              + " until they are "
              + SMALLEST
              + " to "
              + LARGEST_BOTTOM
              + " pixels small",
          player + ".type",
          "resize the images to squares of " + nearest(Math.max(image.height(), image.width())));
    }
    return new Pyramid(height, width, levels);
  }

  /** The sizes that work next to one that does not. */
  private static String nearest(int size) {
    List<Integer> sizes = new ArrayList<>();
    for (int candidate = 2 * SMALLEST; candidate <= LARGEST_SUGGESTED; candidate++) {
      int bottom = candidate;
      while (bottom >= 2 * SMALLEST && bottom % 2 == 0) {
        bottom /= 2;
      }
      if (bottom <= LARGEST_BOTTOM) {
        sizes.add(candidate);
      }
    }
    int below = sizes.stream().filter(s -> s <= size).reduce(sizes.get(0), Math::max);
    int above = sizes.stream().filter(s -> s > below && s >= size).findFirst().orElse(below);
    return List.of(below, above).stream()
        .distinct()
        .map(String::valueOf)
        .collect(Collectors.joining(" or "));
  }
}
