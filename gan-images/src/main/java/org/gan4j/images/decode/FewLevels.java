package org.gan4j.images.decode;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;

/** Grey images of 1, 2 or 4 bits, which Java reads as images with a palette. */
final class FewLevels {
  private FewLevels() {}

  /**
   * The image as grey of 8 bits, if its palette is a ramp from black to white or back; the image
   * itself otherwise.
   */
  static BufferedImage toGrey(BufferedImage image) {
    if (!(image.getColorModel() instanceof IndexColorModel palette) || !isRamp(palette)) {
      return image;
    }
    BufferedImage grey =
        new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
    Raster from = image.getRaster();
    WritableRaster to = grey.getRaster();
    int[] line = new int[image.getWidth()];
    for (int row = 0; row < image.getHeight(); row++) {
      from.getSamples(0, row, line.length, 1, 0, line);
      for (int i = 0; i < line.length; i++) {
        line[i] = palette.getRed(line[i]);
      }
      to.setSamples(0, row, line.length, 1, 0, line);
    }
    return grey;
  }

  private static boolean isRamp(IndexColorModel palette) {
    int size = palette.getMapSize();
    if (palette.hasAlpha() || size < 2) {
      return false;
    }
    boolean reversed = palette.getRed(0) > 0;
    for (int i = 0; i < size; i++) {
      int place = reversed ? size - 1 - i : i;
      int level = Math.round(place * 255f / (size - 1));
      if (palette.getRGB(i) != (0xFF000000 | (level << 16) | (level << 8) | level)) {
        return false;
      }
    }
    return true;
  }
}
