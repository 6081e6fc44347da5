package org.gan4j.datasets.download;

/** A mirror did not deliver the file; the message says what it did instead. */
final class MirrorException extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean passing;

  private MirrorException(String message, boolean passing) {
    super(message);
    this.passing = passing;
  }

  /** Another attempt may succeed. */
  static MirrorException passing(String message) {
    return new MirrorException(message, true);
  }

  /** It will not do better. */
  static MirrorException lasting(String message) {
    return new MirrorException(message, false);
  }

  /** Whether to ask again. */
  boolean isPassing() {
    return passing;
  }

  /** What the mirror did. */
  String reason() {
    return String.valueOf(getMessage());
  }
}
