package org.gan4j.residual;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gan4j.api.GanException;
import org.gan4j.api.SampleShape;

/**
 * The sizes of the images in a network: an image is halved until a further halving would make its
 * shorter side too small.
 *
 * @param height rows of the smallest images
 * @param width columns of the smallest images
 * @param count how often the image is halved, at least once
 */
record Stages(int height, int width, int count) {
  private static final int LARGEST_SUGGESTED = 512;

  /**
   * Halves an image.
   *
   * @param smallest the least shorter side of the smallest images
   * @param type the network's name in experiments
   * @param player whose JSON path an error names
   * @throws GanException of kind USAGE if the samples are vectors, or cannot be halved so far
   */
  static Stages of(SampleShape image, int smallest, String type, String player) {
    if (!image.isImage()) {
      throw GanException.usage(
          type + " is for images, and the samples are vectors of " + image,
          player + ".type",
          "choose the type vanilla for vectors");
    }
    Stages stages = halve(image.height(), image.width(), smallest);
    if (!stages.isUsable(smallest)) {
      throw GanException.usage(
          type
              + " cannot halve images of "
              + image
              + " until their shorter side is "
              + smallest
              + " to "
              + (2 * smallest - 1)
              + " pixels",
          player + ".type",
          "resize the images to squares of "
              + nearest(Math.max(image.height(), image.width()), smallest)
              + ", or change "
              + player
              + ".smallest");
    }
    return stages;
  }

  private static Stages halve(int height, int width, int smallest) {
    int rows = height;
    int columns = width;
    int count = 0;
    while (Math.min(rows, columns) >= 2 * smallest && rows % 2 == 0 && columns % 2 == 0) {
      rows /= 2;
      columns /= 2;
      count++;
    }
    return new Stages(rows, columns, count);
  }

  private boolean isUsable(int smallest) {
    int side = Math.min(height, width);
    return count > 0 && side >= smallest && side < 2 * smallest;
  }

  /** The sizes that work next to one that does not. */
  private static String nearest(int size, int smallest) {
    List<Integer> sizes =
        IntStream.rangeClosed(1, Math.max(LARGEST_SUGGESTED, 4 * smallest))
            .filter(side -> halve(side, side, smallest).isUsable(smallest))
            .boxed()
            .toList();
    int below = sizes.stream().filter(s -> s <= size).reduce(sizes.get(0), Math::max);
    int above = sizes.stream().filter(s -> s > below && s >= size).findFirst().orElse(below);
    return List.of(below, above).stream()
        .distinct()
        .map(String::valueOf)
        .collect(Collectors.joining(" or "));
  }

  /**
   * The channels of images that were halved so many times.
   *
   * @param filters channels at the full size
   * @param mostFilters the limit of doubling
   */
  static int channels(int filters, int mostFilters, int halvings) {
    // More halvings than an int has bits are no image.
    return (int) Math.min((long) filters << Math.min(halvings, 30), mostFilters);
  }
}
