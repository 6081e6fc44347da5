package org.gan4j.core.registry;

/**
 * A component that is installed and cannot be used.
 *
 * @param kind what it wants to be
 * @param provider the class that a jar registered, as far as it is known; else empty
 * @param origin where it comes from
 * @param problem why it cannot be used
 */
public record Broken(Kind kind, String provider, Origin origin, String problem) {

  /** What went wrong inside, without the layers around it. */
  static String explain(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null && !(cause instanceof IllegalArgumentException)) {
      cause = cause.getCause();
    }
    String message = cause.getMessage();
    return cause instanceof IllegalArgumentException && message != null
        ? message
        : cause.getClass().getSimpleName() + (message == null ? "" : ": " + message);
  }
}
