package org.gan4j.datasets.download;

import java.time.Duration;

/**
 * How long to wait for a server.
 *
 * @param connect until it accepts a connection
 * @param answer until it begins to answer
 * @param stall until the next byte
 * @param pause before the next attempt; doubled each time
 * @param attempts how often in a row it may fail without sending anything new
 * @param grace how long it may be slower than the least rate
 * @param leastRate bytes per second that it must send on average, over all attempts
 */
record Patience(
    Duration connect,
    Duration answer,
    Duration stall,
    Duration pause,
    int attempts,
    Duration grace,
    long leastRate) {

  /** For people who wait for it. */
  static Patience standard() {
    return new Patience(
        Duration.ofSeconds(15),
        Duration.ofSeconds(30),
        Duration.ofSeconds(30),
        Duration.ofSeconds(1),
        4,
        Duration.ofMinutes(1),
        2_000);
  }
}
