package org.gan4j.images.decode;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.api.io.BoundedFile;

/**
 * Decodes image files: PNG, JPEG, BMP, GIF (its first image, on its screen), PGM, PPM and WebP, for
 * datasets, photographs and masks alike. The format follows from the content, not from the file's
 * name.
 *
 * <p>Colours are converted to sRGB where the file has another profile. A damaged note, such as a
 * camera's Exif, does not make the image unreadable: it is ignored. An image that ends too early is
 * refused, and so is one of more than 100 megapixels, before memory is reserved for it.
 */
@ThreadSafe
public final class ImageDecoder {
  /** More than any camera produces, and less than the memory of a small machine. */
  public static final long MOST_PIXELS = 100_000_000;

  /** Of a file; photographs have a tenth of it. */
  private static final int MOST_BYTES = 200_000_000;

  private static final String NO_IMAGE = "it is not an image of a known format";

  private ImageDecoder() {}

  /**
   * Reads and decodes a file.
   *
   * @throws IOException if it cannot be read
   * @throws BrokenImageException if it is not an image, is damaged, or is refused
   */
  public static DecodedImage decode(Path file) throws IOException, BrokenImageException {
    return decode(
        BoundedFile.read(file, MOST_BYTES)
            .orElseThrow(
                () ->
                    new BrokenImageException(
                        String.format(
                            Locale.ROOT, "the file has more than %,d bytes", MOST_BYTES))));
  }

  /**
   * Decodes an image.
   *
   * @param file the bytes of the file
   * @throws BrokenImageException if the bytes are not an image, are damaged, or are refused
   */
  public static DecodedImage decode(byte[] file) throws BrokenImageException {
    return decode(file, MOST_PIXELS);
  }

  /**
   * Decodes an image of a limited size.
   *
   * @param file the bytes of the file
   * @param mostPixels at most {@link #MOST_PIXELS}
   * @throws BrokenImageException if the bytes are not an image, are damaged, or are refused
   */
  public static DecodedImage decode(byte[] file, long mostPixels) throws BrokenImageException {
    WebpFile.requireWhole(file);
    try {
      return decodeAll(file, mostPixels);
    } catch (LinkageError e) {
      // WebP is decoded by libwebp.
      throw new BrokenImageException("this machine has no decoder for it: " + e.getMessage(), e);
    } catch (IOException | RuntimeException e) {
      // Readers answer damaged files with whatever their code runs into.
      ImageMemory.rethrow(e);
      byte[] essential = EssentialParts.of(file);
      if (essential.length < file.length) {
        try {
          return decodeAll(essential, mostPixels);
        } catch (IOException | RuntimeException again) {
          ImageMemory.rethrow(again);
          e.addSuppressed(again);
        }
      }
      throw new BrokenImageException("it is damaged: " + describe(e), e);
    }
  }

  /**
   * Reads the size of an image, and none of its pixels where the format has the size first.
   *
   * @return the size; empty if the beginning of the file does not tell it
   * @throws IOException if the file cannot be read
   * @throws BrokenImageException if it is not an image
   */
  public static Optional<StoredSize> storedSize(Path file)
      throws IOException, BrokenImageException {
    try (ImageInputStream input =
        new FileImageInputStream(new RandomAccessFile(file.toFile(), "r"))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
      if (!readers.hasNext()) {
        throw new BrokenImageException(NO_IMAGE);
      }
      ImageReader reader = readers.next();
      try {
        boolean gif = reader.getFormatName().equalsIgnoreCase("gif");
        reader.setInput(input, /* seekForwardOnly= */ true, /* ignoreMetadata= */ !gif);
        return Optional.of(
            gif ? GifScreen.size(reader) : new StoredSize(reader.getHeight(0), reader.getWidth(0)));
      } catch (IOException | RuntimeException | LinkageError e) {
        return Optional.empty();
      } finally {
        reader.dispose();
      }
    }
  }

  private static DecodedImage decodeAll(byte[] file, long mostPixels)
      throws IOException, BrokenImageException {
    try (ImageInputStream input = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
      if (!readers.hasNext()) {
        throw new BrokenImageException(NO_IMAGE);
      }
      ImageReader reader = readers.next();
      try {
        String format = reader.getFormatName().toLowerCase(Locale.ROOT);
        boolean gif = format.equals("gif");
        reader.setInput(input, /* seekForwardOnly= */ true, /* ignoreMetadata= */ !gif);
        BufferedImage image = read(reader, mostPixels);
        if (gif) {
          image = GifScreen.place(image, reader, mostPixels);
        }
        BufferedImage stored = FewLevels.toGrey(ColourProfile.toSrgb(image, file, format));
        return new DecodedImage(stored, OrientationReader.read(file, format));
      } finally {
        reader.dispose();
      }
    }
  }

  private static BufferedImage read(ImageReader reader, long mostPixels)
      throws IOException, BrokenImageException {
    long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
    if (pixels > mostPixels) {
      throw new BrokenImageException(
          String.format(
              Locale.ROOT,
              "its %d×%d pixels are more than %,d",
              reader.getWidth(0),
              reader.getHeight(0),
              mostPixels));
    }
    StringBuilder end = new StringBuilder();
    reader.addIIOReadWarningListener(
        (source, warning) -> {
          if (warning.toLowerCase(Locale.ROOT).contains("premature end")) {
            end.append(warning);
          }
        });
    BufferedImage image = reader.read(0);
    if (!end.isEmpty()) {
      throw new BrokenImageException("it ends too early: " + end);
    }
    return image;
  }

  private static String describe(Exception e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
