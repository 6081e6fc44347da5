package org.gan4j.core.training;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the failures of listeners away from the training. */
final class GuardedListeners {
  private static final Logger LOGGER = LoggerFactory.getLogger(GuardedListeners.class);

  private final List<TrainingListener> listeners;
  private final IdentityHashMap<TrainingListener, String> lastFailures = new IdentityHashMap<>();

  GuardedListeners(List<TrainingListener> listeners) {
    this.listeners = new ArrayList<>(listeners);
  }

  void each(Consumer<TrainingListener> call) {
    for (TrainingListener listener : listeners) {
      try {
        call.accept(listener);
        lastFailures.remove(listener);
      } catch (RuntimeException e) {
        warnOnce(listener, e);
      }
    }
  }

  /** The same failure in every iteration would bury everything else. */
  private void warnOnce(TrainingListener listener, RuntimeException failure) {
    String text = String.valueOf(failure.getMessage());
    if (!text.equals(lastFailures.put(listener, text))) {
      LOGGER.warn("training goes on, but {} failed: {}", listener, text);
      LOGGER.debug("the failure of {}", listener, failure);
    }
  }
}
