package org.gan4j.inpainting.completion;

import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gan4j.api.GanException;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.api.io.PathText;
import org.gan4j.images.photograph.MaskPicture;

/**
 * The part of a picture to fill.
 *
 * <p>All are immutable and thread-safe.
 */
@ThreadSafe
public sealed interface Hole {
  /** Four whole numbers. */
  Pattern RECTANGLE =
      Pattern.compile("\\s*(-?\\d+)\\s*,\\s*(-?\\d+)\\s*,\\s*(-?\\d+)\\s*,\\s*(-?\\d+)\\s*");

  /** The mask of the run's training, applied to the window that the model receives. */
  record Trained() implements Hole {}

  /**
   * The middle: the hole of the run's training if that was always in one place, else half of the
   * width and height.
   */
  record Centre() implements Hole {}

  /**
   * A rectangle of pixels.
   *
   * @param x first column
   * @param y first row
   * @param width columns
   * @param height rows
   */
  record Rectangle(int x, int y, int width, int height) implements Hole {}

  /**
   * The white pixels in a picture of the same size.
   *
   * @param file where it is
   */
  record Drawn(Path file) implements Hole {}

  /** Parses a text: {@code centre}, {@code x,y,width,height} in pixels, or a picture's name. */
  static Hole parse(String text) {
    if (text.equals("centre")) {
      return new Centre();
    }
    Matcher numbers = RECTANGLE.matcher(text);
    if (numbers.matches()) {
      try {
        return new Rectangle(
            Integer.parseInt(numbers.group(1)),
            Integer.parseInt(numbers.group(2)),
            Integer.parseInt(numbers.group(3)),
            Integer.parseInt(numbers.group(4)));
      } catch (NumberFormatException e) {
        throw GanException.usage(
            "these numbers are too large for a picture", text, "write x,y,width,height", e);
      }
    }
    return new Drawn(PathText.resolve(Path.of(""), text, "mask"));
  }

  /**
   * The pixels of a picture that it hides.
   *
   * @return one value a pixel, row by row: some are true, and some are not
   * @throws GanException of kind USAGE if it does not fit the picture, or hides nothing or all of
   *     it
   */
  static boolean[] pixels(Hole hole, int height, int width) {
    if (hole instanceof Rectangle rectangle) {
      return pixels(rectangle, height, width);
    }
    if (hole instanceof Drawn drawn) {
      MaskPicture mask = MaskPicture.read(drawn.file());
      if (mask.height() != height || mask.width() != width) {
        throw GanException.usage(
            String.format(
                Locale.ROOT,
                "the mask is %d×%d, and the picture is %d×%d",
                mask.width(),
                mask.height(),
                width,
                height),
            drawn.file().toString(),
            "give a mask of the picture's size");
      }
      return mask.hidden();
    }
    return pixels(
        new Rectangle(width / 4, height / 4, Math.max(1, width / 2), Math.max(1, height / 2)),
        height,
        width);
  }

  private static boolean[] pixels(Rectangle part, int height, int width) {
    String where =
        String.format(Locale.ROOT, "%d,%d,%d,%d", part.x(), part.y(), part.width(), part.height());
    if (part.width() < 1 || part.height() < 1) {
      throw GanException.usage(
          "the mask hides nothing", where, "give a width and a height of at least 1");
    }
    boolean inside =
        part.x() >= 0
            && part.y() >= 0
            && (long) part.x() + part.width() <= width
            && (long) part.y() + part.height() <= height;
    if (!inside) {
      throw GanException.usage(
          String.format(Locale.ROOT, "the mask reaches beyond the picture of %d×%d", width, height),
          where,
          "write x,y,width,height in pixels, counted from the left upper corner");
    }
    if (part.width() == width && part.height() == height) {
      throw GanException.usage(
          "the mask hides everything", where, "leave something known around the hole");
    }
    boolean[] pixels = new boolean[height * width];
    for (int row = part.y(); row < part.y() + part.height(); row++) {
      for (int column = part.x(); column < part.x() + part.width(); column++) {
        pixels[row * width + column] = true;
      }
    }
    return pixels;
  }
}
