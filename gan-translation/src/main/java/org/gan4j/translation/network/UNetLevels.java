package org.gan4j.translation.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gan4j.api.GanException;
import org.gan4j.api.SampleShape;
import org.jspecify.annotations.Nullable;

/**
 * The sizes of an image that is halved again and again. An even side is halved exactly; an odd one
 * is rounded up, which a window of 3×3 inverts: 28, 14, 7, 4, 2, 1. Only both sides of an image can
 * be even, or both odd.
 *
 * @param sizes from the image itself to the smallest one, each {height, width}
 */
record UNetLevels(List<int[]> sizes) {
  /** A smallest image above it is too large to relate distant parts of a picture. */
  private static final int LARGEST_BOTTOM = 8;

  private static final int EVEN_KERNEL = 4;
  private static final int ODD_KERNEL = 3;

  /**
   * Halves an image as often as possible.
   *
   * @param most how often at most; null without a limit
   * @throws GanException of kind USAGE if it cannot be halved so far, with the nearest size that
   *     can
   */
  static UNetLevels of(SampleShape image, @Nullable Integer most) {
    int limit = most == null ? Integer.MAX_VALUE : most;
    if (!canHalve(image.height(), image.width(), limit)) {
      int[] nearest = nearest(image.height(), image.width(), limit);
      throw GanException.usage(
          "a u-net cannot halve images of " + image,
          "generator.type",
          String.format(
              Locale.ROOT,
              "use images of %d×%d, the nearest size that it can halve",
              nearest[0],
              nearest[1]));
    }
    return halved(image.height(), image.width(), limit);
  }

  private static UNetLevels halved(int height, int width, int most) {
    List<int[]> sizes = new ArrayList<>();
    int[] size = {height, width};
    sizes.add(size);
    while (sizes.size() <= most && Math.min(size[0], size[1]) > 1 && size[0] % 2 == size[1] % 2) {
      size = new int[] {(size[0] + 1) / 2, (size[1] + 1) / 2};
      sizes.add(size);
    }
    return new UNetLevels(List.copyOf(sizes));
  }

  private static boolean canHalve(int height, int width, int most) {
    if (height < 2 || width < 2 || height % 2 != 0 || width % 2 != 0) {
      return false;
    }
    UNetLevels levels = halved(height, width, most);
    int[] bottom = levels.sizes.get(levels.count());
    return levels.count() >= most || Math.min(bottom[0], bottom[1]) <= LARGEST_BOTTOM;
  }

  /** The size that can be halved with the least difference of the sides, the larger one of two. */
  private static int[] nearest(int height, int width, int most) {
    for (int distance = 1; ; distance++) {
      for (int down = distance; down >= -distance; down--) {
        int across = distance - Math.abs(down);
        for (int sign = 1; sign >= -1; sign -= 2) {
          if (canHalve(height + down, width + sign * across, most)) {
            return new int[] {height + down, width + sign * across};
          }
        }
      }
    }
  }

  /** How often the image is halved. */
  int count() {
    return sizes.size() - 1;
  }

  /** Rows after so many halvings. */
  int height(int halvings) {
    return sizes.get(halvings)[0];
  }

  /** Columns after so many halvings. */
  int width(int halvings) {
    return sizes.get(halvings)[1];
  }

  /** The window of the convolution that halves the image after so many halvings. */
  int kernel(int halvings) {
    return height(halvings) % 2 == 0 ? EVEN_KERNEL : ODD_KERNEL;
  }
}
