package org.gan4j.dcgan;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gan4j.api.GanException;
import org.gan4j.api.SampleShape;
import org.gan4j.nn.Halvings;

/** The halvings of an image down to 4 to 7 pixels on both sides, which the networks need. */
final class DcganHalvings {
  private static final int LARGEST_SUGGESTED = 512;

  private DcganHalvings() {}

  /**
   * Halves an image.
   *
   * @param player whose JSON path an error names
   * @throws GanException of kind USAGE if halving does not lead to 4 to 7 pixels
   */
  static Halvings of(SampleShape image, String player) {
    if (!image.isImage()) {
      throw GanException.usage(
          "dcgan is for images, and the samples are vectors of " + image,
          player + ".type",
          "choose the type vanilla for vectors");
    }
    Halvings halvings = Halvings.of(image);
    if (!isUsable(halvings)) {
      throw GanException.usage(
          "dcgan cannot halve images of "
              + image
              + " until they are "
              + Halvings.SMALLEST
              + " to "
              + Halvings.LARGEST
              + " pixels small",
          player + ".type",
          "resize the images to squares of " + nearest(Math.max(image.height(), image.width())));
    }
    return halvings;
  }

  private static boolean isUsable(Halvings halvings) {
    return halvings.isComplete()
        && Math.max(halvings.height(), halvings.width()) <= Halvings.LARGEST;
  }

  /** The sizes that work next to one that does not. */
  private static String nearest(int size) {
    List<Integer> sizes =
        IntStream.rangeClosed(1, LARGEST_SUGGESTED)
            .filter(side -> isUsable(Halvings.of(SampleShape.image(1, side, side))))
            .boxed()
            .toList();
    int below = sizes.stream().filter(s -> s <= size).reduce(sizes.get(0), Math::max);
    int above = sizes.stream().filter(s -> s > below && s >= size).findFirst().orElse(below);
    return List.of(below, above).stream()
        .distinct()
        .map(String::valueOf)
        .collect(Collectors.joining(" or "));
  }
}
