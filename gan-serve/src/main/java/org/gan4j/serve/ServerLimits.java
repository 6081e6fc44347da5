package org.gan4j.serve;

import org.gan4j.api.component.Require;
import org.gan4j.api.concurrent.ThreadSafe;

/**
 * How much a server does for its clients.
 *
 * @param samples the most samples of one request, at least 1
 * @param pixels the most pixels of one request, in a picture that is sent or received; of vectors,
 *     the most numbers
 * @param bytes the most bytes of a picture that is received
 * @param places how many requests may wait, be computed, be encoded and be sent at a time; one more
 *     is refused at once
 * @param seconds how long a request may wait to be computed; after that its client has probably
 *     left, and it is refused
 */
@ThreadSafe
public record ServerLimits(int samples, long pixels, int bytes, int places, int seconds) {
  private static final int SAMPLES = 256;
  private static final long PIXELS = 1 << 22;
  private static final int BYTES = 10_000_000;
  private static final int PLACES = 32;
  private static final int SECONDS = 30;
  private static final int MOST_PLACES = 1000;
  private static final long MOST_PIXELS = 100_000_000;
  private static final int MOST_BYTES = 200_000_000;

  /**
   * Checks.
   *
   * @throws IllegalArgumentException if a number is out of its range
   */
  public ServerLimits {
    Require.atLeast("the limit of samples", samples, 1);
    Require.atLeast("the limit of pixels", pixels, 1);
    Require.atMost("the limit of pixels", pixels, MOST_PIXELS);
    Require.atLeast("the limit of bytes", bytes, 1);
    Require.atMost("the limit of bytes", bytes, MOST_BYTES);
    Require.atLeast("the limit of requests", places, 1);
    Require.atMost("the limit of requests", places, MOST_PLACES);
    Require.atLeast("the limit of seconds", seconds, 1);
  }

  /** 256 samples, 4,194,304 pixels, 10,000,000 bytes, 32 requests, 30 seconds. */
  public static ServerLimits standard() {
    return new ServerLimits(SAMPLES, PIXELS, BYTES, PLACES, SECONDS);
  }
}
