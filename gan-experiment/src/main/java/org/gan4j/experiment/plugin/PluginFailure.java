package org.gan4j.experiment.plugin;

import org.gan4j.api.GanException;
import org.gan4j.experiment.registry.FailureText;

/** Why a plugin could not be loaded, in words for its users. */
final class PluginFailure extends Exception {
  private static final long serialVersionUID = 1L;

  PluginFailure(String message, Throwable cause) {
    super(message, cause);
  }

  static PluginFailure of(Throwable cause) {
    return cause instanceof GanException known
        ? new PluginFailure(known.problem() + ": " + known.where() + "; " + known.remedy(), known)
        : new PluginFailure("loading it failed: " + FailureText.of(cause), cause);
  }
}
