package org.gan4j.core.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import javax.imageio.ImageIO;
import org.gan4j.api.GanException;

/**
 * Writes PNG files, whole or not at all.
 *
 * <p>Thread-safe, for different files.
 */
public final class PictureFile {
  static {
    // Its cache on disk is slower than memory, and one more thing that can be full.
    ImageIO.setUseCache(false);
  }

  private PictureFile() {}

  /**
   * Writes a PNG.
   *
   * @throws GanException if the file cannot be written
   */
  public static void write(BufferedImage picture, Path file) {
    Path unfinished = file.resolveSibling("." + file.getFileName() + ".part");
    try {
      ByteArrayOutputStream png = new ByteArrayOutputStream();
      if (!ImageIO.write(picture, "png", png)) {
        throw new IOException("this Java cannot write PNG");
      }
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Files.write(unfinished, png.toByteArray());
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
}
