package org.gan4j.datasets.images;

/** An image that cannot be used, as its content alone decides; the message says why. */
final class BrokenImageException extends Exception {
  private static final long serialVersionUID = 1L;

  BrokenImageException(String message) {
    super(message);
  }

  BrokenImageException(String message, Throwable cause) {
    super(message, cause);
  }
}
