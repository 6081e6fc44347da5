package org.gan4j.training;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.gan4j.api.concurrent.ThreadSafe;

/** Asks a training to stop after the iteration in progress, and waits until it has. */
@ThreadSafe
public final class StopSignal {
  private final CountDownLatch finished = new CountDownLatch(1);
  private volatile boolean requested;

  /** Asks; returns at once. */
  public void request() {
    requested = true;
  }

  /** Whether a stop was requested. */
  public boolean isRequested() {
    return requested;
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
