package org.gan4j.images.output;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.ArrayList;
import java.util.List;
import org.gan4j.api.SampleShape;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.api.network.MemoryBudget;
import org.gan4j.images.pixel.PixelScale;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Draws images side by side. Images of one channel give a grey picture, of three a colour one, and
 * of four one of red, green, blue and alpha.
 */
@ThreadSafe
public final class ImageGrid {
  private static final int GAP = 2;
  private static final int LEGIBLE = 64;
  private static final Color GAP_COLOUR = new Color(0x60, 0x60, 0x60);

  private ImageGrid() {}

  /** Whether images of so many channels can be drawn. */
  public static boolean isDrawable(int channels) {
    return channels == 1 || channels == 3 || channels == 4;
  }

  /**
   * Draws a grid with gaps, row by row. Images below 64 rows are enlarged by a whole factor, so
   * that digits can be read.
   *
   * @param images [count, channels, height, width] with one, three or four channels, in [-1, 1];
   *     values outside are clipped
   * @param columns of the grid
   */
  public static BufferedImage draw(INDArray images, int columns) {
    int scale = Math.max(1, LEGIBLE / (int) images.size(2));
    return draw(singles(images), (int) images.size(1), columns, GAP, scale);
  }

  /**
   * The bytes of the heap that {@link #draw(INDArray, int)} is certain to need.
   *
   * @param image the shape of an image
   * @param count of images
   * @param columns of the grid
   * @return {@link Long#MAX_VALUE} if they are too many to count
   */
  public static long heap(SampleShape image, int count, int columns) {
    int pixel = image.channels() == 1 ? 1 : Integer.BYTES;
    long scale = Math.max(1, LEGIBLE / image.height());
    long rows = (count + columns - 1L) / columns;
    long numbers = MemoryBudget.times(count, image.length(), Float.BYTES);
    long singles = MemoryBudget.times(count, image.height(), image.width(), pixel);
    long grid =
        MemoryBudget.times(
            Math.min(columns, count) * (image.width() * scale + GAP),
            rows * (image.height() * scale + GAP),
            pixel);
    return MemoryBudget.plus(singles, Math.max(numbers, grid));
  }

  /**
   * Draws pictures without gaps, row by row. Transparency is left out.
   *
   * @param pictures at least one, all of one size, grey or in red, green and blue of 8 bits
   * @param columns of the grid
   */
  public static BufferedImage join(List<BufferedImage> pictures, int columns) {
    int colours = pictures.get(0).getColorModel().getNumColorComponents();
    return draw(pictures, colours == 1 ? 1 : 3, columns, 0, 1);
  }

  /**
   * Draws each image as a picture of its own, pixel by pixel.
   *
   * @param images [count, channels, height, width] with one, three or four channels, in [-1, 1];
   *     values outside are clipped
   */
  public static List<BufferedImage> singles(INDArray images) {
    int channels = (int) images.size(1);
    int height = (int) images.size(2);
    int width = (int) images.size(3);
    int type = pictureType(channels);
    float[] numbers = numbers(images);
    int[] levels = new int[height * width];
    List<BufferedImage> pictures = new ArrayList<>();
    for (int i = 0; i < images.size(0); i++) {
      BufferedImage picture = new BufferedImage(width, height, type);
      for (int channel = 0; channel < channels; channel++) {
        int plane = (i * channels + channel) * levels.length;
        for (int pixel = 0; pixel < levels.length; pixel++) {
          levels[pixel] = PixelScale.toLevel(numbers[plane + pixel]) & 0xFF;
        }
        // The raster, not setRGB: a grey picture's colour space would change the values.
        picture.getRaster().setSamples(0, 0, width, height, channel, levels);
      }
      pictures.add(picture);
    }
    return pictures;
  }

  /** In C order, whatever the order in memory. */
  private static float[] numbers(INDArray images) {
    try (INDArray flat = Nd4j.toFlattened('c', images)) {
      float[] numbers = new float[Math.toIntExact(flat.length())];
      flat.data().asNioFloat().get(numbers);
      return numbers;
    }
  }

  private static BufferedImage draw(
      List<BufferedImage> pictures, int channels, int columns, int gap, int scale) {
    BufferedImage first = pictures.get(0);
    int stepDown = first.getHeight() * scale + gap;
    int stepAcross = first.getWidth() * scale + gap;
    int rows = (pictures.size() + columns - 1) / columns;
    BufferedImage grid =
        new BufferedImage(
            Math.min(columns, pictures.size()) * stepAcross + gap,
            rows * stepDown + gap,
            pictureType(channels));
    if (gap > 0) {
      fill(grid);
    }
    for (int i = 0; i < pictures.size(); i++) {
      int left = gap + i % columns * stepAcross;
      int top = gap + i / columns * stepDown;
      copy(pictures.get(i).getRaster(), grid.getRaster(), channels, left, top, scale);
    }
    return grid;
  }

  private static void fill(BufferedImage grid) {
    Graphics2D graphics = grid.createGraphics();
    graphics.setColor(GAP_COLOUR);
    graphics.fillRect(0, 0, grid.getWidth(), grid.getHeight());
    graphics.dispose();
  }

  private static void copy(
      Raster from, WritableRaster to, int channels, int left, int top, int scale) {
    int height = from.getHeight();
    int width = from.getWidth();
    int[] samples = new int[height * width];
    int[] enlarged = scale == 1 ? samples : new int[samples.length * scale * scale];
    for (int channel = 0; channel < channels; channel++) {
      from.getSamples(0, 0, width, height, channel, samples);
      for (int i = 0; scale > 1 && i < enlarged.length; i++) {
        int row = i / (width * scale) / scale;
        int column = i % (width * scale) / scale;
        enlarged[i] = samples[row * width + column];
      }
      to.setSamples(left, top, width * scale, height * scale, channel, enlarged);
    }
  }

  private static int pictureType(int channels) {
    return switch (channels) {
      case 1 -> BufferedImage.TYPE_BYTE_GRAY;
      case 3 -> BufferedImage.TYPE_INT_RGB;
      case 4 -> BufferedImage.TYPE_INT_ARGB;
      default ->
          throw new IllegalArgumentException(
              "a picture has one, three or four channels, not " + channels);
    };
  }
}
