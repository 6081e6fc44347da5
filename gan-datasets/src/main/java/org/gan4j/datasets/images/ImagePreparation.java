package org.gan4j.datasets.images;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import org.gan4j.api.SampleShape;
import org.jspecify.annotations.Nullable;

/**
 * From the bytes of an image file to the bytes of a sample: decoded, turned upright, framed,
 * resized and reduced to the wanted channels. A pure function, and thread-safe.
 *
 * @param shape of the samples
 */
record ImagePreparation(
    SampleShape shape,
    Fit fit,
    @Nullable Integer cropSize,
    Background background,
    boolean allowUpscaling) {

  ImagePreparation(ImageFolderConfiguration configuration) {
    this(
        configuration.shape(),
        configuration.fit(),
        configuration.cropSize(),
        configuration.background(),
        configuration.allowUpscaling());
  }

  /**
   * Prepares one image.
   *
   * @param file its bytes
   * @return levels 0 to 255, [channels, height, width]
   * @throws BrokenImageException if it cannot be used
   */
  byte[] prepare(byte[] file) throws BrokenImageException {
    ImageDecoder.Decoded decoded = ImageDecoder.decode(file);
    BufferedImage stored = decoded.stored();
    Orientation orientation = decoded.orientation();
    int width = orientation.transposes() ? stored.getHeight() : stored.getWidth();
    int height = orientation.transposes() ? stored.getWidth() : stored.getHeight();
    Framing framing = Framing.of(width, height, shape, fit, cropSize, allowUpscaling);
    Region source = orientation.stored(framing.source(), stored.getWidth(), stored.getHeight());
    Region target = framing.target();
    Region turned = orientation.transposes() ? target.transposed() : target;

    byte[][] planes = resized(stored, source, turned.width(), turned.height());
    byte[] sample = new byte[shape.length()];
    Arrays.fill(sample, (byte) background.level());
    for (int channel = 0; channel < planes.length; channel++) {
      byte[] plane = orientation.upright(planes[channel], target.width(), target.height());
      place(plane, target, sample, channel);
    }
    return sample;
  }

  private byte[][] resized(BufferedImage image, Region source, int width, int height) {
    float[][] lines = narrowed(image, source, width);
    LanczosKernel kernel = new LanczosKernel(source.height(), height);
    byte[][] planes = new byte[lines.length][width * height];
    for (int channel = 0; channel < planes.length; channel++) {
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          float level = kernel.apply(y, lines[channel], x, width);
          planes[channel][y * width + x] = (byte) Math.max(0, Math.min(255, Math.round(level)));
        }
      }
    }
    return planes;
  }

  /** All rows of the source, each as wide as the target: one plane a channel. */
  private float[][] narrowed(BufferedImage image, Region source, int width) {
    PixelRows rows = new PixelRows(image, background);
    LanczosKernel kernel = new LanczosKernel(source.width(), width);
    float[][] row = new float[3][source.width()];
    float[][] planes = new float[shape.channels()][source.height() * width];
    for (int y = 0; y < source.height(); y++) {
      rows.read(source.x(), source.y() + y, source.width(), row);
      if (planes.length == 1) {
        toGrey(row);
      }
      for (int channel = 0; channel < planes.length; channel++) {
        for (int x = 0; x < width; x++) {
          planes[channel][y * width + x] = kernel.apply(x, row[channel], 0, 1);
        }
      }
    }
    return planes;
  }

  /** Luma by ITU-R BT.601, as JPEG and most image libraries have it, into the first array. */
  private static void toGrey(float[][] rgb) {
    for (int i = 0; i < rgb[0].length; i++) {
      rgb[0][i] = 0.299f * rgb[0][i] + 0.587f * rgb[1][i] + 0.114f * rgb[2][i];
    }
  }

  private void place(byte[] plane, Region target, byte[] sample, int channel) {
    int origin = channel * shape.height() * shape.width();
    for (int y = 0; y < target.height(); y++) {
      int destination = origin + (target.y() + y) * shape.width() + target.x();
      System.arraycopy(plane, y * target.width(), sample, destination, target.width());
    }
  }
}
