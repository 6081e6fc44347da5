package org.gan4j.datasets.download;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How fast a server sends a file, over all attempts: one that sends a byte a second, in one answer
 * or in many, would otherwise never end.
 */
final class Pace {
  private final Patience patience;
  private final long start = System.nanoTime();
  private final AtomicLong received = new AtomicLong();

  Pace(Patience patience) {
    this.patience = patience;
  }

  /** Some bytes have come. */
  void received(int bytes) {
    received.addAndGet(bytes);
  }

  /** Whether the server is slower than it may be. */
  boolean isTooSlow() {
    double seconds = seconds();
    double least = (seconds - patience.grace().toNanos() / 1e9) * patience.leastRate();
    return seconds * 1e9 > patience.grace().toNanos() && received.get() < least;
  }

  /**
   * Ends a transfer that is too slow.
   *
   * @throws MirrorException if it is
   */
  void check() throws MirrorException {
    if (isTooSlow()) {
      throw MirrorException.lasting(
          String.format(
              Locale.ROOT,
              "is too slow: %,d bytes in %.0f seconds, and %,d a second are the least",
              received.get(),
              seconds(),
              patience.leastRate()));
    }
  }

  private double seconds() {
    return (System.nanoTime() - start) / 1e9;
  }
}
