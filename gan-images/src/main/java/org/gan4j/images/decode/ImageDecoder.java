package org.gan4j.images.decode;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.gan4j.api.concurrent.ThreadSafe;

/**
 * Decodes image files: PNG, JPEG, BMP, GIF (its first image), PGM, PPM and WebP. The format follows
 * from the content, not from the file's name.
 */
@ThreadSafe
public final class ImageDecoder {
  /** More than any camera produces, and less than the memory of a small machine. */
  private static final long MOST_PIXELS = 100_000_000;

  private final long mostPixels;
  private final boolean acceptsTruncated;

  private ImageDecoder(long mostPixels, boolean acceptsTruncated) {
    this.mostPixels = mostPixels;
    this.acceptsTruncated = acceptsTruncated;
  }

  /** Refuses images of more than 100 megapixels, and images that end too early. */
  public static ImageDecoder strict() {
    return new ImageDecoder(MOST_PIXELS, false);
  }

  /** Accepts images of any size, and the intact part of a truncated JPEG. */
  public static ImageDecoder lenient() {
    return new ImageDecoder(Long.MAX_VALUE, true);
  }

  /**
   * Decodes an image.
   *
   * @param file the bytes of the file
   * @throws BrokenImageException if the bytes are not an image, are damaged, or are refused; the
   *     size is checked before memory is reserved
   */
  public DecodedImage decode(byte[] file) throws BrokenImageException {
    try (ImageInputStream input = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
      if (!readers.hasNext()) {
        throw new BrokenImageException("it is not an image of a known format");
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(input, true);
        BufferedImage stored = read(reader);
        String format = reader.getFormatName().toLowerCase(Locale.ROOT);
        return new DecodedImage(stored, OrientationReader.read(file, format));
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException e) {
      // Readers answer damaged files with whatever their code runs into.
      throw new BrokenImageException("it is damaged: " + describe(e), e);
    }
  }

  private BufferedImage read(ImageReader reader) throws IOException, BrokenImageException {
    long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
    if (pixels > mostPixels) {
      throw new BrokenImageException(
          "its %d×%d pixels are more than %,d"
              .formatted(reader.getWidth(0), reader.getHeight(0), mostPixels));
    }
    StringBuilder end = new StringBuilder();
    reader.addIIOReadWarningListener(
        (source, warning) -> {
          if (warning.toLowerCase(Locale.ROOT).contains("premature end")) {
            end.append(warning);
          }
        });
    BufferedImage image = reader.read(0);
    if (!end.isEmpty() && !acceptsTruncated) {
      throw new BrokenImageException("it ends too early: " + end);
    }
    return image;
  }

  private static String describe(Exception e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
