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
 */
record Patience(Duration connect, Duration answer, Duration stall, Duration pause, int attempts) {

  /** For people who wait for it. */
  static Patience standard() {
    return new Patience(
        Duration.ofSeconds(15),
        Duration.ofSeconds(30),
        Duration.ofSeconds(30),
        Duration.ofSeconds(1),
        4);
  }
}
