package org.gan4j.cli.init;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.gan4j.api.GanException;
import org.gan4j.images.decode.BrokenImageException;
import org.gan4j.images.decode.DecodedImage;
import org.gan4j.images.decode.ImageDecoder;

/**
 * Some images of a folder.
 *
 * @param sides the shorter side of each image that can be decoded, ascending; at least one
 * @param broken how many cannot be decoded
 * @param grey whether no pixel that was compared has a colour
 */
record ImageSurvey(List<Integer> sides, int broken, boolean grey) {
  /** Photographs of a dozen megapixels take a fifth of a second each. */
  private static final int MOST = 40;

  /** Of the rows and columns of pixels that are compared; a coloured image has many such pixels. */
  private static final int COMPARED = 64;

  /** Between the channels of a grey pixel: JPEG's rounding is smaller. */
  private static final int LEAST_COLOUR = 8;

  ImageSurvey {
    sides = List.copyOf(sides);
  }

  /**
   * Decodes images at equal distances in a list.
   *
   * @throws GanException of kind USAGE if none of them can be decoded
   */
  static ImageSurvey of(Path folder, List<Path> files) {
    int count = Math.min(MOST, files.size());
    List<Integer> sides = new ArrayList<>();
    boolean grey = true;
    String problem = "";
    for (int i = 0; i < count; i++) {
      try {
        DecodedImage image =
            ImageDecoder.decode(files.get((int) ((long) i * files.size() / count)));
        sides.add(Math.min(image.width(), image.height()));
        grey = grey && isGrey(image.stored());
      } catch (IOException | BrokenImageException e) {
        problem = String.valueOf(e.getMessage());
      }
    }
    if (sides.isEmpty()) {
      throw GanException.usage(
          String.format(
              Locale.ROOT,
              "no image can be read of %,d that were tried; the last one: %s",
              count,
              problem),
          folder.toString(),
          "check the permissions, and that the files are images of the formats of image-folder");
    }
    Collections.sort(sides);
    return new ImageSurvey(sides, count - sides.size(), grey);
  }

  private static boolean isGrey(BufferedImage image) {
    int rows = Math.min(COMPARED, image.getHeight());
    int columns = Math.min(COMPARED, image.getWidth());
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        int colour =
            image.getRGB(
                (int) ((long) column * image.getWidth() / columns),
                (int) ((long) row * image.getHeight() / rows));
        int red = colour >> 16 & 0xFF;
        int green = colour >> 8 & 0xFF;
        int blue = colour & 0xFF;
        if (Math.max(red, Math.max(green, blue)) - Math.min(red, Math.min(green, blue))
            > LEAST_COLOUR) {
          return false;
        }
      }
    }
    return true;
  }

  /** How many images were decoded, or could not be. */
  int count() {
    return sides.size() + broken;
  }

  /** The shorter side that nine tenths of the images have at least. */
  int usualSide() {
    return sides.get(sides.size() / 10);
  }

  /** Whether the shorter side of some image is below a length. */
  boolean hasSmallerThan(double side) {
    return sides.get(0) < side;
  }
}
