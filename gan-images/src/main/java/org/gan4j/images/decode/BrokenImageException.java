package org.gan4j.images.decode;

/** An image file with unusable content; the message says why, without the file's name. */
public final class BrokenImageException extends Exception {
  private static final long serialVersionUID = 1L;

  /** An image that cannot be used. */
  public BrokenImageException(String message) {
    super(message);
  }

  /** An unusable image, with the exception of its reader. */
  public BrokenImageException(String message, Throwable cause) {
    super(message, cause);
  }
}
