package org.gan4j.images.photograph;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gan4j.api.GanException;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.api.mask.Region;
import org.gan4j.images.decode.BrokenImageException;
import org.gan4j.images.decode.ImageDecoder;
import org.gan4j.images.decode.ImageMemory;
import org.gan4j.images.resize.Background;
import org.gan4j.images.resize.PixelRows;

/** A hole that was drawn by hand: the white pixels of a picture. */
@ThreadSafe
public final class MaskPicture {
  private static final int MIDDLE = 128;

  private final int height;
  private final int width;
  private final boolean[] hidden;
  private final Region bounds;

  private MaskPicture(int height, int width, boolean[] hidden, Region bounds) {
    this.height = height;
    this.width = width;
    this.hidden = hidden;
    this.bounds = bounds;
  }

  /**
   * Reads a mask, turned the way up that the camera noted. Pixels that are nearer to white than to
   * black are hidden: of level 128 or more, by the mean of red, green and blue as the file has
   * them; transparency counts as black.
   *
   * @throws GanException of kind USAGE if there is no such picture, or if it hides nothing or
   *     everything
   */
  public static MaskPicture read(Path file) {
    BufferedImage picture = decode(file);
    float[] levels = PixelRows.means(picture, Background.BLACK);
    float brightest = 0;
    int height = picture.getHeight();
    int width = picture.getWidth();
    boolean[] hidden = new boolean[height * width];
    int top = height;
    int left = width;
    int bottom = -1;
    int right = -1;
    int count = 0;
    for (int i = 0; i < hidden.length; i++) {
      int row = i / width;
      int column = i % width;
      hidden[i] = Math.round(levels[i]) >= MIDDLE;
      brightest = Math.max(brightest, levels[i]);
      if (hidden[i]) {
        count++;
        top = Math.min(top, row);
        bottom = Math.max(bottom, row);
        left = Math.min(left, column);
        right = Math.max(right, column);
      }
    }
    if (count == 0 || count == hidden.length) {
      throw GanException.usage(
          count == 0
              ? "the mask hides nothing: its brightest level is "
                  + Math.round(brightest)
                  + " of 255"
              : "the mask hides everything: no pixel is nearer to black than to white",
          file.toString(),
          "paint white what is to be hidden, and black what is known");
    }
    Region bounds = new Region(top, left, bottom - top + 1, right - left + 1);
    return new MaskPicture(height, width, hidden, bounds);
  }

  private static BufferedImage decode(Path file) {
    if (!Files.isRegularFile(file)) {
      throw GanException.usage(
          "there is no such file", file.toString(), "give a PNG that is white where it hides");
    }
    try {
      return ImageDecoder.decode(file).upright();
    } catch (OutOfMemoryError e) {
      throw ImageMemory.exceeded(file, e);
    } catch (IOException | BrokenImageException e) {
      throw GanException.usage(
          "this is not a picture that can be read: " + e.getMessage(),
          file.toString(),
          "give a PNG that is white where it hides",
          e);
    }
  }

  /** Rows. */
  public int height() {
    return height;
  }

  /** Columns. */
  public int width() {
    return width;
  }

  /** One value a pixel, row by row: true where hidden. */
  public boolean[] hidden() {
    return hidden.clone();
  }

  /** The smallest rectangle around the hidden pixels. */
  public Region bounds() {
    return bounds;
  }
}
