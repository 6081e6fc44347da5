package org.gan4j.images.output;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import org.gan4j.api.concurrent.ThreadSafe;

/** The formats that pictures are written in; neither loses anything. */
@ThreadSafe
public enum PictureFormat {
  /** Portable Network Graphics. */
  PNG(".png", "image/png"),
  /** WebP, without loss. */
  WEBP(".webp", "image/webp");

  private final String ending;
  private final String mediaType;

  PictureFormat(String ending, String mediaType) {
    this.ending = ending;
    this.mediaType = mediaType;
  }

  /** How the names of such files end. */
  public String ending() {
    return ending;
  }

  /** Its name in HTTP. */
  public String mediaType() {
    return mediaType;
  }

  /**
   * The content of the file of a picture.
   *
   * @throws org.gan4j.api.GanException if it cannot be encoded, as {@link WebpFile#bytes} says
   */
  public byte[] bytes(BufferedImage picture) {
    return this == PNG ? PngFile.bytes(picture) : WebpFile.bytes(picture);
  }

  /**
   * Writes a picture, whole or not at all. Folders are created.
   *
   * @throws org.gan4j.api.GanException if it cannot be encoded or written
   */
  public void write(BufferedImage picture, Path file) {
    PngFile.store(bytes(picture), file);
  }

  /**
   * Writes many pictures, encoded on all cores.
   *
   * @param files where each picture goes
   * @throws org.gan4j.api.GanException if one cannot be encoded or written; those before it may be
   *     there then
   */
  public void write(List<BufferedImage> pictures, List<Path> files) {
    if (this == PNG) {
      PngFile.write(pictures, files);
    } else {
      WebpFile.write(pictures, files);
    }
  }
}
