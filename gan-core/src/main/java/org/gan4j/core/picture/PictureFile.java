package org.gan4j.core.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.gan4j.api.GanException;

/**
 * Writes PNG files, whole or not at all.
 *
 * <p>Thread-safe, for different files.
 */
public final class PictureFile {
  /** To look one up for each of thousands of small pictures takes as long as to write them. */
  private static final ThreadLocal<ImageWriter> WRITERS =
      ThreadLocal.withInitial(() -> ImageIO.getImageWritersByFormatName("png").next());

  private PictureFile() {}

  /**
   * Writes a PNG.
   *
   * @throws GanException if the file cannot be written
   */
  public static void write(BufferedImage picture, Path file) {
    Path unfinished = file.resolveSibling("." + file.getFileName() + ".part");
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null && !Files.isDirectory(folder)) {
        Files.createDirectories(folder);
      }
      Files.write(unfinished, png(picture));
      Files.move(
          unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw GanException.failure(
          "the picture cannot be written: " + e.getMessage(),
          file.toString(),
          "free some space or choose another place",
          e);
    }
  }

  /**
   * Writes many PNGs, on all cores: of small pictures, the way into a file takes longer than a
   * network takes to make them.
   *
   * @param files where each picture goes
   * @throws GanException if one cannot be written; some of the others are there then
   */
  public static void write(List<BufferedImage> pictures, List<Path> files) {
    IntStream.range(0, pictures.size())
        .parallel()
        .forEach(i -> write(pictures.get(i), files.get(i)));
  }

  private static byte[] png(BufferedImage picture) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = WRITERS.get();
    try (ImageOutputStream output = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(output);
      writer.write(picture);
    } finally {
      writer.setOutput(null);
    }
    return bytes.toByteArray();
  }
}
