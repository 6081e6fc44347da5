package org.gan4j.style;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gan4j.api.GanException;
import org.gan4j.api.SampleShape;
import org.gan4j.nn.Halvings;

/** The sizes of the images in the synthesis network. */
final class StyleStages {
  private static final int LARGEST_SUGGESTED = 512;

  private StyleStages() {}

  /**
   * Halves an image until its shorter side is 4 to 7 pixels.
   *
   * @throws GanException of kind USAGE if the samples are vectors, or cannot be halved so far
   */
  static Halvings of(SampleShape image) {
    if (!image.isImage()) {
      throw GanException.usage(
          "style is for images, and the samples are vectors of " + image,
          "generator.type",
          "choose the type vanilla for vectors");
    }
    Halvings halvings = Halvings.of(image);
    if (!halvings.isComplete()) {
      throw GanException.usage(
          "style cannot halve images of "
              + image
              + " until their shorter side is "
              + Halvings.SMALLEST
              + " to "
              + Halvings.LARGEST
              + " pixels",
          "generator.type",
          "resize the images to squares of " + nearest(Math.max(image.height(), image.width())));
    }
    return halvings;
  }

  /** The sizes that work next to one that does not. */
  private static String nearest(int size) {
    List<Integer> sizes =
        IntStream.rangeClosed(1, LARGEST_SUGGESTED)
            .filter(side -> Halvings.of(SampleShape.image(1, side, side)).isComplete())
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
