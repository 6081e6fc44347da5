package org.gan4j.experiment.registry;

import java.util.List;
import org.gan4j.api.FailureText;
import org.jspecify.annotations.Nullable;

/**
 * A component, or a plugin as a whole, that is installed and cannot be used.
 *
 * @param kind the kind of component; null for a plugin as a whole
 * @param provider the class that a jar registered, as far as it is known; else empty
 * @param origin where it comes from
 * @param problem why it cannot be used
 */
public record UnusableComponent(
    @Nullable Kind kind, String provider, Origin origin, String problem) {

  /** What it is called: {@code loss}, or {@code plugin}. */
  public String noun() {
    return kind == null ? "plugin" : kind.slot();
  }

  /** What went wrong inside, without the layers around it. */
  static String explain(Throwable failure) {
    List<Throwable> causes = FailureText.causes(failure);
    Throwable cause =
        causes.stream()
            .filter(IllegalArgumentException.class::isInstance)
            .findFirst()
            .orElse(causes.get(causes.size() - 1));
    String message = FailureText.message(cause);
    return cause instanceof IllegalArgumentException && message != null
        ? message
        : cause.getClass().getSimpleName() + (message == null ? "" : ": " + message);
  }
}
