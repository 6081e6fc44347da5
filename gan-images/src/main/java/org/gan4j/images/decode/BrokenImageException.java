package org.gan4j.images.decode;

/** The content of an image file cannot be used; the message says why, without the file's name. */
public final class BrokenImageException extends Exception {
  private static final long serialVersionUID = 1L;

  /** An image that cannot be used. */
  public BrokenImageException(String message) {
    super(message);
  }

  /** An image that cannot be used, and what the reader of its format ran into. */
  public BrokenImageException(String message, Throwable cause) {
    super(message, cause);
  }
}
