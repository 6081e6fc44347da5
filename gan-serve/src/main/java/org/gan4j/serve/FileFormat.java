package org.gan4j.serve;

import java.util.Locale;
import org.gan4j.api.concurrent.ThreadSafe;

/** The formats of files that are served. */
@ThreadSafe
public enum FileFormat {
  /** One picture of all. */
  PNG("image/png", true),
  /** The same picture as a WebP without loss. */
  WEBP("image/webp", true),
  /** A PNG for each sample, in an archive. */
  ZIP("application/zip", false),
  /** An array of NumPy's. */
  NPY("application/x-npy", false),
  /** One line a sample. */
  CSV("text/csv; charset=utf-8", false);

  private final String mediaType;
  private final boolean picture;

  FileFormat(String mediaType, boolean picture) {
    this.mediaType = mediaType;
    this.picture = picture;
  }

  /** Its name in HTTP. */
  public String mediaType() {
    return mediaType;
  }

  boolean isPicture() {
    return picture;
  }

  /** Its name in addresses. */
  String parameter() {
    return name().toLowerCase(Locale.ROOT);
  }
}
