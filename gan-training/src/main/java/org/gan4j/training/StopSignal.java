package org.gan4j.training;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.gan4j.api.concurrent.ThreadSafe;

/** Asks a training to stop after the iteration in progress, and waits until it has. */
@ThreadSafe
public final class StopSignal {
  private final CountDownLatch finished = new CountDownLatch(1);
  private final BooleanSupplier elsewhere;
  private volatile boolean requested;

  /** A signal that nobody but {@link #request} gives. */
  public StopSignal() {
    this(() -> false);
  }

  /**
   * A signal that may also come from elsewhere, such as that of several trainings together.
   *
   * @param elsewhere whether a stop was requested there; asked before each iteration, by the
   *     training's thread
   */
  public StopSignal(BooleanSupplier elsewhere) {
    this.elsewhere = elsewhere;
  }

  /** Asks; returns at once. */
  public void request() {
    requested = true;
  }

  /** Whether a stop was requested. */
  public boolean isRequested() {
    return requested || elsewhere.getAsBoolean();
  }

  /** Says that everything that the training had to save is saved. */
  public void markFinished() {
    finished.countDown();
  }

  /**
   * Waits for {@link #markFinished()}.
   *
   * @return whether it came in time
   */
  public boolean awaitFinished(long timeout, TimeUnit unit) throws InterruptedException {
    return finished.await(timeout, unit);
  }
}
