package org.gan4j.images.resize;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.SampleModel;
import org.gan4j.api.concurrent.NotThreadSafe;

/**
 * Reads rows of red, green and blue from an image of any layout, with transparent pixels laid over
 * a background. Levels are those of sRGB from 0 to 255, with fractions where the image has them.
 *
 * <p>Java takes grey images for linear light and brightens them when it turns them into sRGB. Files
 * do not mean that, so grey is taken as it stands.
 */
@NotThreadSafe
public final class PixelRows {
  private final BufferedImage image;
  private final Raster raster;
  private final int background;
  private final Kind kind;
  private final boolean hasAlpha;
  private final float[] scales;
  private int[] samples = {};

  private enum Kind {
    GREY,
    RGB,
    PALETTE,
    OTHER
  }

  PixelRows(BufferedImage image, Background background) {
    this.image = image;
    this.raster = image.getRaster();
    this.background = background.level();
    this.kind = kind(image);
    ColorModel model = image.getColorModel();
    this.hasAlpha = model.hasAlpha();
    SampleModel layout = image.getSampleModel();
    this.scales = new float[layout.getNumBands()];
    for (int band = 0; band < scales.length; band++) {
      scales[band] = 255f / ((1L << layout.getSampleSize(band)) - 1);
    }
  }

  /**
   * The mean of red, green and blue of every pixel.
   *
   * @param background behind transparent pixels
   * @return levels 0 to 255, row by row
   */
  public static float[] means(BufferedImage image, Background background) {
    PixelRows rows = new PixelRows(image, background);
    int width = image.getWidth();
    float[] means = new float[width * image.getHeight()];
    float[][] rgb = new float[3][width];
    for (int row = 0; row < image.getHeight(); row++) {
      rows.read(0, row, width, rgb);
      for (int i = 0; i < width; i++) {
        means[row * width + i] = (rgb[0][i] + rgb[1][i] + rgb[2][i]) / 3;
      }
    }
    return means;
  }

  /**
   * Reads part of a row.
   *
   * @param rgb three arrays of at least {@code width}, overwritten
   */
  void read(int x, int y, int width, float[][] rgb) {
    switch (kind) {
      case GREY -> readBands(x, y, width, rgb, 0, 0, 0);
      case RGB -> readBands(x, y, width, rgb, 0, 1, 2);
      case PALETTE, OTHER -> readPacked(x, y, width, rgb);
    }
  }

  private void readBands(int x, int y, int width, float[][] rgb, int red, int green, int blue) {
    int bands = scales.length;
    samples = raster.getPixels(x, y, width, 1, sized(width * bands));
    for (int i = 0; i < width; i++) {
      int pixel = i * bands;
      float alpha = hasAlpha ? samples[pixel + bands - 1] * scales[bands - 1] / 255 : 1;
      rgb[0][i] = over(samples[pixel + red] * scales[red], alpha);
      rgb[1][i] = over(samples[pixel + green] * scales[green], alpha);
      rgb[2][i] = over(samples[pixel + blue] * scales[blue], alpha);
    }
  }

  private void readPacked(int x, int y, int width, float[][] rgb) {
    samples = image.getRGB(x, y, width, 1, sized(width), 0, width);
    for (int i = 0; i < width; i++) {
      int argb = samples[i];
      float alpha = (argb >>> 24) / 255f;
      rgb[0][i] = over((argb >> 16) & 0xFF, alpha);
      rgb[1][i] = over((argb >> 8) & 0xFF, alpha);
      rgb[2][i] = over(argb & 0xFF, alpha);
    }
  }

  private float over(float level, float alpha) {
    return alpha * level + (1 - alpha) * background;
  }

  private int[] sized(int length) {
    return samples.length == length ? samples : new int[length];
  }

  private static Kind kind(BufferedImage image) {
    ColorModel model = image.getColorModel();
    if (model instanceof IndexColorModel) {
      return Kind.PALETTE;
    }
    int type = image.getSampleModel().getDataType();
    boolean integers =
        type == DataBuffer.TYPE_BYTE
            || type == DataBuffer.TYPE_USHORT
            || type == DataBuffer.TYPE_INT;
    boolean plain = integers && !model.isAlphaPremultiplied();
    if (plain && model.getColorSpace().getType() == ColorSpace.TYPE_GRAY) {
      return Kind.GREY;
    }
    return plain && model.getColorSpace().isCS_sRGB() ? Kind.RGB : Kind.OTHER;
  }
}
