package org.gan4j.images.output;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.gan4j.api.GanException;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.api.io.AtomicFile;
import org.gan4j.api.io.FileProblem;

/**
 * Writes PNG files, whole or not at all.
 *
 * <p>Thread-safe, for different files.
 */
@ThreadSafe
public final class PngFile {
  /** To look one up for each of thousands of small pictures takes as long as to write them. */
  private static final ThreadLocal<ImageWriter> WRITERS =
      ThreadLocal.withInitial(() -> ImageIO.getImageWritersByFormatName("png").next());

  /** The signature, and the header with its length, name and checksum. */
  private static final int BEFORE_THE_NOTE = 8 + 25;

  private static final byte[] NOTE = note("Software\0GAN4J");

  private PngFile() {}

  /** A chunk {@code tEXt} of the PNG specification: length, name, text, checksum. */
  private static byte[] note(String text) {
    byte[] content = ("tEXt" + text).getBytes(StandardCharsets.ISO_8859_1);
    CRC32 checksum = new CRC32();
    checksum.update(content);
    return ByteBuffer.allocate(Integer.BYTES + content.length + Integer.BYTES)
        .putInt(text.length())
        .put(content)
        .putInt((int) checksum.getValue())
        .array();
  }

  /**
   * Whether a file was written by this class: such pictures say so.
   *
   * @throws IOException if it cannot be read
   */
  public static boolean isOwn(Path file) throws IOException {
    try (InputStream stored = Files.newInputStream(file)) {
      byte[] beginning = stored.readNBytes(BEFORE_THE_NOTE + NOTE.length);
      return beginning.length == BEFORE_THE_NOTE + NOTE.length
          && Arrays.equals(beginning, BEFORE_THE_NOTE, beginning.length, NOTE, 0, NOTE.length);
    }
  }

  /**
   * Writes a PNG.
   *
   * @throws GanException if the file cannot be written
   */
  public static void write(BufferedImage picture, Path file) {
    store(bytes(picture), file);
  }

  static void store(byte[] png, Path file) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null && !Files.isDirectory(folder)) {
        Files.createDirectories(folder);
      }
      AtomicFile.write(file, unfinished -> Files.write(unfinished, png));
    } catch (IOException e) {
      throw GanException.failure(
          "the picture cannot be written: " + FileProblem.reason(e),
          file.toString(),
          "free some space or choose another place",
          e);
    }
  }

  /**
   * Writes many PNGs, encoded on all cores. The files are made one after the other, since only one
   * thread at a time can change a folder, and those that wait for it take the cores from the rest.
   *
   * @param files where each picture goes
   * @throws GanException if one cannot be written; those before it are there then
   */
  public static void write(List<BufferedImage> pictures, List<Path> files) {
    byte[][] encoded = pictures.parallelStream().map(PngFile::bytes).toArray(byte[][]::new);
    for (int i = 0; i < encoded.length; i++) {
      store(encoded[i], files.get(i));
    }
  }

  /** The content of the file of a picture. */
  public static byte[] bytes(BufferedImage picture) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = WRITERS.get();
    try (ImageOutputStream output = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(output);
      writer.write(picture);
    } catch (IOException e) {
      throw new IllegalStateException("memory cannot be written to", e);
    } finally {
      writer.setOutput(null);
    }
    byte[] png = bytes.toByteArray();
    return ByteBuffer.allocate(png.length + NOTE.length)
        .put(png, 0, BEFORE_THE_NOTE)
        .put(NOTE)
        .put(png, BEFORE_THE_NOTE, png.length - BEFORE_THE_NOTE)
        .array();
  }
}
