package org.gan4j.spark;

import org.gan4j.api.concurrent.ThreadSafe;

/** What people read of an exception of Spark, whose messages contain stack traces. */
@ThreadSafe
final class FirstLine {
  private FirstLine() {}

  /** The first line of the message of the innermost cause that has one. */
  static String of(Throwable failure) {
    String text = failure.getClass().getSimpleName();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String message = cause.getMessage();
      if (message != null && !message.isBlank()) {
        text = message.lines().findFirst().orElse(text);
      }
    }
    return text;
  }
}
