package org.gan4j.core.picture;

import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Draws images side by side. Grey images give a grey picture, colour images a colour one.
 *
 * <p>Thread-safe.
 */
public final class ImageGrid {
  private static final int GAP = 2;
  private static final int LEGIBLE = 64;

  private ImageGrid() {}

  /**
   * Draws a grid, row by row. Images below 64 rows are enlarged by a whole factor, so that digits
   * can be read.
   *
   * @param images [count, channels, height, width] with one or three channels, in [-1, 1]; values
   *     outside are clipped
   * @param columns how many images a row has
   */
  public static BufferedImage draw(INDArray images, int columns) {
    int count = (int) images.size(0);
    int height = (int) images.size(2);
    int width = (int) images.size(3);
    int scale = Math.max(1, LEGIBLE / height);
    int across = Math.min(columns, count);
    int down = (count + columns - 1) / columns;
    BufferedImage grid =
        blank(
            across * (width * scale + GAP) + GAP,
            down * (height * scale + GAP) + GAP,
            (int) images.size(1));
    float[] pixels = numbers(images);
    for (int i = 0; i < count; i++) {
      int left = GAP + (i % columns) * (width * scale + GAP);
      int top = GAP + (i / columns) * (height * scale + GAP);
      paint(grid, pixels, i, images.shape(), left, top, scale);
    }
    return grid;
  }

  /**
   * Draws each image as a picture of its own, pixel by pixel.
   *
   * @param images [count, channels, height, width] with one or three channels, in [-1, 1]; values
   *     outside are clipped
   */
  public static List<BufferedImage> singles(INDArray images) {
    float[] pixels = numbers(images);
    int type = pictureType((int) images.size(1));
    List<BufferedImage> pictures = new ArrayList<>();
    for (int i = 0; i < images.size(0); i++) {
      BufferedImage picture = new BufferedImage((int) images.size(3), (int) images.size(2), type);
      paint(picture, pixels, i, images.shape(), 0, 0, 1);
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

  private static BufferedImage blank(int width, int height, int channels) {
    BufferedImage grid = new BufferedImage(width, height, pictureType(channels));
    java.awt.Graphics2D graphics = grid.createGraphics();
    graphics.setColor(new java.awt.Color(0x60, 0x60, 0x60));
    graphics.fillRect(0, 0, width, height);
    graphics.dispose();
    return grid;
  }

  private static int pictureType(int channels) {
    return switch (channels) {
      case 1 -> BufferedImage.TYPE_BYTE_GRAY;
      case 3 -> BufferedImage.TYPE_INT_RGB;
      default ->
          throw new IllegalArgumentException(
              "a picture has one or three channels, not " + channels);
    };
  }

  private static void paint(
      BufferedImage grid, float[] pixels, int index, long[] shape, int left, int top, int scale) {
    int channels = (int) shape[1];
    int height = (int) shape[2];
    int width = (int) shape[3];
    int plane = height * width;
    int start = index * channels * plane;
    int[] colour = new int[channels];
    // The raster, not setRGB: a grey picture's colour space would change the values.
    WritableRaster raster = grid.getRaster();
    for (int y = 0; y < height * scale; y++) {
      for (int x = 0; x < width * scale; x++) {
        int pixel = start + (y / scale) * width + x / scale;
        for (int c = 0; c < channels; c++) {
          colour[c] = toByte(pixels[pixel + c * plane]);
        }
        raster.setPixel(left + x, top + y, colour);
      }
    }
  }

  /** From [-1, 1] to 0 … 255, the inverse of how datasets scale. */
  public static int toByte(float value) {
    return Math.max(0, Math.min(255, Math.round((value + 1) * 127.5f)));
  }
}
