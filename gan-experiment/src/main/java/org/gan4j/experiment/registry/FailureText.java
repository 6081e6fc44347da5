package org.gan4j.experiment.registry;

import java.util.ArrayList;
import java.util.List;
import org.gan4j.api.concurrent.ThreadSafe;
import org.jspecify.annotations.Nullable;

/**
 * Failures of plugins in words. An exception of a plugin is code of the plugin, too: its message
 * may be of any length, its causes may be endless, and asking for them may fail.
 */
@ThreadSafe
public final class FailureText {
  private static final int LONGEST = 500;
  private static final int MOST_CAUSES = 50;

  private FailureText() {}

  /** A text, or its beginning if it is very long. */
  public static String shortened(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }

  /** A failure and its causes, from the outside to the inside. */
  public static List<Throwable> causes(Throwable failure) {
    List<Throwable> causes = new ArrayList<>();
    Throwable next = failure;
    while (next != null && causes.size() < MOST_CAUSES) {
      causes.add(next);
      next = cause(next);
    }
    return causes;
  }

  @SuppressWarnings("CatchThrowable") // whatever the exception's own code throws
  private static @Nullable Throwable cause(Throwable failure) {
    try {
      return failure.getCause();
    } catch (Throwable e) {
      return null;
    }
  }

  /** The message; null if there is none. */
  @SuppressWarnings("CatchThrowable") // whatever the exception's own code throws
  public static @Nullable String message(Throwable failure) {
    try {
      String message = failure.getMessage();
      return message == null ? null : shortened(message);
    } catch (Throwable e) {
      return null;
    }
  }

  /** Throws a failure again after which nothing can go on, such as a lack of memory. */
  static void requireSurvivable(Throwable failure) {
    if (failure instanceof VirtualMachineError fatal && !(failure instanceof StackOverflowError)) {
      throw fatal;
    }
  }

  /** The class and the message, as {@code java.lang.IllegalStateException: no number}. */
  public static String of(Throwable failure) {
    String message = message(failure);
    String name = failure.getClass().getName();
    return message == null ? name : name + ": " + message;
  }
}
