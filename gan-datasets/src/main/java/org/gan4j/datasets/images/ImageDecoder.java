package org.gan4j.datasets.images;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataFormatImpl;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Decodes the bytes of an image file, by what they are and not by the file's name. */
final class ImageDecoder {
  /** More than any camera makes, and less than what fills the memory of a small machine. */
  private static final long MOST_PIXELS = 100_000_000;

  private ImageDecoder() {}

  /**
   * An image as it is stored, and how to turn it.
   *
   * @param stored the first image of the file
   */
  record Decoded(BufferedImage stored, Orientation orientation) {}

  /**
   * Decodes an image.
   *
   * @throws BrokenImageException if the bytes are not an image, are damaged, end too early, or hold
   *     more than 100 megapixels; the latter is found out before any memory is reserved
   */
  static Decoded decode(byte[] bytes) throws BrokenImageException {
    try (ImageInputStream input =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
      if (!readers.hasNext()) {
        throw new BrokenImageException("it is not an image of a known format");
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(input, true);
        return decode(reader);
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException e) {
      // Readers answer damaged files with whatever their code runs into.
      throw new BrokenImageException("it is damaged: " + describe(e), e);
    }
  }

  private static Decoded decode(ImageReader reader) throws IOException, BrokenImageException {
    long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
    if (pixels > MOST_PIXELS) {
      throw new BrokenImageException(
          "its %d×%d pixels are more than %,d"
              .formatted(reader.getWidth(0), reader.getHeight(0), MOST_PIXELS));
    }
    StringBuilder end = new StringBuilder();
    reader.addIIOReadWarningListener(
        (source, warning) -> {
          if (warning.toLowerCase(Locale.ROOT).contains("premature end")) {
            end.append(warning);
          }
        });
    Orientation orientation =
        reader.getFormatName().equalsIgnoreCase("jpeg")
            ? orientation(reader.getImageMetadata(0))
            : Orientation.NORMAL;
    BufferedImage image = reader.read(0);
    if (!end.isEmpty()) {
      throw new BrokenImageException("it ends too early: " + end);
    }
    return new Decoded(image, orientation);
  }

  private static Orientation orientation(IIOMetadata metadata) {
    Element tree = (Element) metadata.getAsTree(IIOMetadataFormatImpl.standardMetadataFormatName);
    NodeList found = tree.getElementsByTagName("ImageOrientation");
    return found.getLength() == 0
        ? Orientation.NORMAL
        : Orientation.of(((Element) found.item(0)).getAttribute("value"));
  }

  private static String describe(Exception e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
