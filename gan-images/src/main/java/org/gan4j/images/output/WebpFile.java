package org.gan4j.images.output;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.gan4j.api.GanException;
import org.gan4j.api.concurrent.ThreadSafe;
import org.jspecify.annotations.Nullable;

/**
 * Writes WebP files without loss, whole or not at all: libwebp encodes them. The file says in its
 * XMP metadata that GAN4J wrote it (Google, "WebP Container Specification").
 *
 * <p>Thread-safe, for different files.
 */
@ThreadSafe
public final class WebpFile {
  /** Of a side, as the format allows. */
  public static final int LARGEST_SIDE = 16_383;

  private static final String FORMAT = "webp";
  private static final String LOSSLESS = "Lossless";

  /** {@code RIFF}, the length, {@code WEBP}. */
  static final int HEADER = 12;

  static final int CHUNK_HEADER = 8;

  /** Flags, three bytes without a meaning, width and height less one of three bytes each. */
  static final int EXTENDED = 10;

  private static final int HAS_ALPHA = 0x10;
  static final int HAS_XMP = 0x04;

  private static final byte[] NOTE =
      ("<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">"
              + "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
              + "<rdf:Description rdf:about=\"\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
              + " xmp:CreatorTool=\"GAN4J\"/></rdf:RDF></x:xmpmeta>")
          .getBytes(StandardCharsets.US_ASCII);

  private WebpFile() {}

  /**
   * Writes a WebP. Folders are created.
   *
   * @throws GanException of kind USAGE if a side is too long; of kind FAILURE if the file cannot be
   *     written, or this machine has no encoder
   */
  public static void write(BufferedImage picture, Path file) {
    PngFile.store(bytes(picture), file);
  }

  /**
   * Writes many WebPs, encoded on all cores.
   *
   * @param files where each picture goes
   * @throws GanException as {@link #write(BufferedImage, Path)} throws
   */
  public static void write(List<BufferedImage> pictures, List<Path> files) {
    byte[][] encoded = pictures.parallelStream().map(WebpFile::bytes).toArray(byte[][]::new);
    for (int i = 0; i < encoded.length; i++) {
      PngFile.store(encoded[i], files.get(i));
    }
  }

  /**
   * Whether a file was written by this class: such pictures say so.
   *
   * @throws IOException if it cannot be read
   */
  public static boolean isOwn(Path file) throws IOException {
    long size = Files.size(file);
    int end = NOTE.length + NOTE.length % 2;
    if (size < HEADER + end) {
      return false;
    }
    try (InputStream stored = Files.newInputStream(file)) {
      stored.skipNBytes(size - end);
      return Arrays.equals(stored.readNBytes(NOTE.length), NOTE);
    }
  }

  /**
   * The content of the file of a picture.
   *
   * @throws GanException of kind USAGE if a side is too long; of kind FAILURE if this machine has
   *     no encoder
   */
  public static byte[] bytes(BufferedImage picture) {
    requireSize(picture.getWidth(), picture.getHeight());
    return withNote(encoded(plain(picture)), picture);
  }

  static void requireSize(int width, int height) {
    if (Math.max(width, height) > LARGEST_SIDE) {
      throw GanException.usage(
          "a WebP has at most " + LARGEST_SIDE + " rows and columns",
          width + "×" + height + " pixels",
          "write a PNG, or fewer samples");
    }
  }

  /** The chunks of an opaque picture without their container. */
  static byte[] chunks(BufferedImage picture) {
    byte[] simple = encoded(plain(picture));
    return Arrays.copyOfRange(simple, HEADER, simple.length);
  }

  /** As libwebp takes it: three or four channels of bytes. */
  private static BufferedImage plain(BufferedImage picture) {
    int type =
        picture.getColorModel().hasAlpha()
            ? BufferedImage.TYPE_INT_ARGB
            : BufferedImage.TYPE_INT_RGB;
    if (picture.getType() == type) {
      return picture;
    }
    BufferedImage copy = new BufferedImage(picture.getWidth(), picture.getHeight(), type);
    boolean grey = picture.getType() == BufferedImage.TYPE_BYTE_GRAY;
    for (int row = 0; row < picture.getHeight(); row++) {
      for (int column = 0; column < picture.getWidth(); column++) {
        // getRGB would take the levels of grey for linear light.
        int colour =
            grey
                ? picture.getRaster().getSample(column, row, 0) * 0x010101
                : picture.getRGB(column, row);
        copy.setRGB(column, row, colour);
      }
    }
    return copy;
  }

  private static byte[] encoded(BufferedImage picture) {
    Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName(FORMAT);
    if (!writers.hasNext()) {
      throw noEncoder(null);
    }
    ImageWriter writer = writers.next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream output = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam parameters = writer.getDefaultWriteParam();
      parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      parameters.setCompressionType(LOSSLESS);
      writer.setOutput(output);
      writer.write(null, new IIOImage(picture, null, null), parameters);
    } catch (LinkageError | IOException e) {
      throw noEncoder(e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static GanException noEncoder(@Nullable Throwable cause) {
    String problem = "this machine has no encoder for WebP";
    String where = System.getProperty("os.name") + " " + System.getProperty("os.arch");
    String remedy = "write a PNG";
    return cause == null
        ? GanException.failure(problem, where, remedy)
        : GanException.failure(problem + ": " + cause.getMessage(), where, remedy, cause);
  }

  /** The extended format: a header, the chunks of the picture, and the note. */
  private static byte[] withNote(byte[] simple, BufferedImage picture) {
    if (new String(simple, HEADER, 4, StandardCharsets.US_ASCII).equals("VP8X")) {
      return simple;
    }
    byte[] note = note();
    byte[] bytes = new byte[simple.length + CHUNK_HEADER + EXTENDED + note.length];
    ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    putExtended(
        file,
        HAS_XMP | (picture.getColorModel().hasAlpha() ? HAS_ALPHA : 0),
        picture.getWidth(),
        picture.getHeight());
    file.put(simple, HEADER, simple.length - HEADER);
    file.put(note);
    return bytes;
  }

  /** The beginning of a file in the extended format, as long as the buffer. */
  static void putExtended(ByteBuffer file, int flags, int width, int height) {
    file.put(ascii("RIFF")).putInt(file.capacity() - CHUNK_HEADER).put(ascii("WEBP"));
    file.put(ascii("VP8X")).putInt(EXTENDED).putInt(flags);
    putThreeBytes(file, width - 1);
    putThreeBytes(file, height - 1);
  }

  /** The chunk that says which program wrote a file; the last one. */
  static byte[] note() {
    byte[] bytes = new byte[CHUNK_HEADER + NOTE.length + NOTE.length % 2];
    ByteBuffer chunk = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    chunk.put(ascii("XMP ")).putInt(NOTE.length).put(NOTE);
    return bytes;
  }

  static void putThreeBytes(ByteBuffer file, int number) {
    file.put((byte) number).put((byte) (number >> 8)).put((byte) (number >> 16));
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
