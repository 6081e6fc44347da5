package org.gan4j.images.photograph;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gan4j.api.GanException;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.images.decode.BrokenImageException;
import org.gan4j.images.decode.DecodedImage;
import org.gan4j.images.decode.ImageDecoder;
import org.gan4j.images.decode.ImageMemory;
import org.gan4j.images.output.PngFile;
import org.gan4j.images.pixel.PixelScale;
import org.gan4j.images.resize.Resampling;
import org.gan4j.images.resize.ResamplingFilter;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A picture of any size, grey or in colour, with 256 levels a channel. Transparency stays as it is.
 */
@ThreadSafe
public final class Photograph {
  private final BufferedImage image;
  private final int channels;

  /**
   * Wraps a picture.
   *
   * @param image not to be changed by others; palettes and unusual layouts are copied
   */
  public Photograph(BufferedImage image) {
    boolean grey = image.getColorModel().getNumColorComponents() == 1;
    channels = grey ? 1 : 3;
    this.image = isPlain(image) ? image : toRgb(image);
  }

  /** Grey, or red, green and blue, of 8 bits each, as the raster holds them. */
  private static boolean isPlain(BufferedImage image) {
    boolean bytes = image.getSampleModel().getSampleSize(0) == Byte.SIZE;
    int type = image.getRaster().getTransferType();
    boolean palette = image.getColorModel() instanceof IndexColorModel;
    return bytes && !palette && (type == DataBuffer.TYPE_BYTE || type == DataBuffer.TYPE_INT);
  }

  private static BufferedImage toRgb(BufferedImage image) {
    int type =
        image.getColorModel().hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
    BufferedImage copy = new BufferedImage(image.getWidth(), image.getHeight(), type);
    for (int row = 0; row < image.getHeight(); row++) {
      for (int column = 0; column < image.getWidth(); column++) {
        copy.setRGB(column, row, image.getRGB(column, row));
      }
    }
    return copy;
  }

  /**
   * Reads a picture file, turned the way up that the camera noted, its colours in sRGB.
   *
   * @throws GanException of kind USAGE if there is no such file, or it is no picture of 8 bits a
   *     channel
   */
  public static Photograph read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw GanException.usage("there is no such picture", file.toString(), "check the path");
    }
    try {
      return of(ImageDecoder.decode(file), file.toString());
    } catch (OutOfMemoryError e) {
      throw ImageMemory.exceeded(file, e);
    } catch (IOException | BrokenImageException e) {
      throw unreadable(file.toString(), e);
    }
  }

  /**
   * Reads a picture from the bytes of its file, as {@link #read(Path)} reads a file.
   *
   * @param file the bytes
   * @param mostPixels a picture with more is refused before memory is reserved for it; at most
   *     {@link ImageDecoder#MOST_PIXELS}
   * @param where the bytes are from, for errors
   * @throws GanException of kind USAGE if they are no picture of 8 bits a channel, or it is too
   *     large
   */
  public static Photograph read(byte[] file, long mostPixels, String where) {
    try {
      return of(ImageDecoder.decode(file, mostPixels), where);
    } catch (BrokenImageException e) {
      throw unreadable(where, e);
    }
  }

  private static Photograph of(DecodedImage decoded, String where) {
    BufferedImage image = decoded.upright();
    if (image.getSampleModel().getSampleSize(0) > Byte.SIZE) {
      throw GanException.usage(
          "the picture has more than 256 levels a channel, which would be lost",
          where,
          "save it with 8 bits a channel");
    }
    return new Photograph(image);
  }

  private static GanException unreadable(String where, Exception cause) {
    return GanException.usage(
        "this is not a picture that can be read: " + cause.getMessage(),
        where,
        "give a PNG, JPEG, WebP, BMP or GIF file that is whole",
        cause);
  }

  /** 1 for grey, 3 for colour. */
  public int channels() {
    return channels;
  }

  /** Rows. */
  public int height() {
    return image.getHeight();
  }

  /** Columns. */
  public int width() {
    return image.getWidth();
  }

  /** The picture itself, not to be changed. */
  public BufferedImage image() {
    return image;
  }

  /** A number of a pixel, from -1 for black to 1. */
  public float get(int channel, int row, int column) {
    return PixelScale.toFloat(image.getRaster().getSample(column, row, channel));
  }

  /** All numbers, [channels, height, width], from -1 for black to 1. */
  public float[] numbers() {
    int area = height() * width();
    float[] numbers = new float[channels * area];
    Raster raster = image.getRaster();
    for (int channel = 0; channel < channels; channel++) {
      for (int i = 0; i < area; i++) {
        int level = raster.getSample(i % width(), i / width(), channel);
        numbers[channel * area + i] = PixelScale.toFloat(level);
      }
    }
    return numbers;
  }

  /** All numbers as a new array [1, channels, height, width], from -1 for black to 1. */
  public INDArray array() {
    return Nd4j.createFromArray(numbers()).reshape(1, channels, height(), width());
  }

  /**
   * A copy in which some pixels are others.
   *
   * @param pixels which, as row · width + column
   * @param values of all of them for the first channel, then for the next, from -1 for black to 1
   */
  public Photograph with(int[] pixels, float[] values) {
    BufferedImage copy =
        new BufferedImage(
            image.getColorModel(),
            image.copyData(image.getRaster().createCompatibleWritableRaster()),
            image.isAlphaPremultiplied(),
            null);
    WritableRaster raster = copy.getRaster();
    for (int channel = 0; channel < channels; channel++) {
      for (int i = 0; i < pixels.length; i++) {
        long level = Math.round(PixelScale.toLevels(values[channel * pixels.length + i]));
        raster.setSample(pixels[i] % width(), pixels[i] / width(), channel, PixelScale.clip(level));
      }
    }
    return new Photograph(copy);
  }

  /**
   * A result that was made of this picture, with its transparency, which is resized to the result.
   *
   * @param result of any size
   * @return the result itself if this picture is not transparent anywhere
   */
  public BufferedImage transparentLike(BufferedImage result) {
    WritableRaster alpha = image.getAlphaRaster();
    if (alpha == null) {
      return result;
    }
    float[] opacity = new float[height() * width()];
    for (int i = 0; i < opacity.length; i++) {
      opacity[i] = alpha.getSample(i % width(), i / width(), 0);
    }
    float[] resized =
        Resampling.resize(
            ResamplingFilter.TRIANGLE,
            opacity,
            1,
            height(),
            width(),
            result.getHeight(),
            result.getWidth());
    BufferedImage transparent =
        new BufferedImage(result.getWidth(), result.getHeight(), BufferedImage.TYPE_INT_ARGB);
    for (int i = 0; i < resized.length; i++) {
      int column = i % result.getWidth();
      int row = i / result.getWidth();
      int colour = colour(result, column, row);
      transparent.setRGB(column, row, PixelScale.clip(Math.round(resized[i])) << 24 | colour);
    }
    return transparent;
  }

  /** Red, green and blue; Java itself takes grey levels for linear light, and brightens them. */
  private static int colour(BufferedImage image, int column, int row) {
    boolean grey = image.getColorModel().getNumColorComponents() == 1;
    return grey
        ? image.getRaster().getSample(column, row, 0) * 0x010101
        : image.getRGB(column, row) & 0xFFFFFF;
  }

  /**
   * Writes a PNG, which loses nothing.
   *
   * @throws GanException of kind FAILURE if that cannot be done
   */
  public void write(Path file) {
    PngFile.write(image, file);
  }
}
