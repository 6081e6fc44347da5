package org.gan4j.benchmarks.faults;

import java.nio.file.Path;
import java.util.function.Function;
import org.gan4j.api.concurrent.ThreadSafe;

/** Counts the calls that change files, and dies at a chosen one: it and all later ones fail. */
@ThreadSafe
final class Lifetime {
  private final long last;
  private final Function<String, Killed> death;
  private long calls;
  private boolean dead;

  /**
   * A lifetime.
   *
   * @param last how many calls succeed
   * @param death what to do then; it may end the process
   */
  Lifetime(long last, Function<String, Killed> death) {
    this.last = last;
    this.death = death;
  }

  /** Dies by an exception. */
  static Lifetime of(long last) {
    return new Lifetime(last, Killed::new);
  }

  /** Never dies. */
  static Lifetime endless() {
    return of(Long.MAX_VALUE);
  }

  /** Before a call; dies if it is one too many. */
  synchronized void spend(String call, Path file) {
    if (calls >= last) {
      dead = true;
      throw death.apply(call + " " + file);
    }
    calls++;
  }

  /** Whether the next call is the first one that fails: of a write, a part may be done. */
  synchronized boolean isDying() {
    return calls >= last && !dead;
  }

  /** The calls so far. */
  synchronized long calls() {
    return calls;
  }
}
