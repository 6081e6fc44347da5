package org.gan4j.core.training;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.experiment.registry.FailureText;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Isolates the training from failures of listeners.
 *
 * @param <L> the type of listeners
 */
@NotThreadSafe
public final class GuardedListeners<L> {
  private static final Logger LOGGER = LoggerFactory.getLogger(GuardedListeners.class);

  private final List<Guarded<L>> all = new ArrayList<>();

  /**
   * Adds a listener after the existing ones.
   *
   * @param name its name in warnings
   */
  public void add(String name, L listener) {
    all.add(new Guarded<>(name, listener));
  }

  /** Calls every listener, in order, whatever those before it throw. */
  public void each(Consumer<? super L> call) {
    all.forEach(guarded -> guarded.accept(call));
  }

  private static final class Guarded<L> {
    private final String name;
    private final L listener;
    private @Nullable String lastFailure;

    Guarded(String name, L listener) {
      this.name = name;
      this.listener = listener;
    }

    void accept(Consumer<? super L> call) {
      boolean interrupted = Thread.currentThread().isInterrupted();
      try {
        call.accept(listener);
        lastFailure = null;
      } catch (StackOverflowError e) {
        warnOnce(e);
      } catch (VirtualMachineError e) {
        // The training itself cannot continue without memory.
        throw e;
      } catch (Throwable e) {
        // A plugin may also lack a class, or throw undeclared exceptions.
        warnOnce(e);
      } finally {
        if (!interrupted && Thread.interrupted()) {
          LOGGER.debug("{} interrupted the training's thread", name);
        }
      }
    }

    /** The same failure in every iteration would bury everything else. */
    private void warnOnce(Throwable failure) {
      String message = FailureText.message(failure);
      String text = message == null ? failure.getClass().getName() : message;
      if (!text.equals(lastFailure)) {
        LOGGER.warn("training goes on, but {} failed: {}", name, text);
        LOGGER.debug("the failure of {}", name, failure);
      }
      lastFailure = text;
    }
  }
}
