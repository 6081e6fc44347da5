package org.gan4j.benchmarks.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.gan4j.api.concurrent.ThreadSafe;

/**
 * Counts the calls that change files, and dies at a chosen one: it and all later ones fail. If it
 * is the disk that is full, the process goes on, and what needs no room succeeds.
 */
@ThreadSafe
final class Lifetime {
  private final long last;
  private final Death death;
  private final Set<String> free;
  private long calls;
  private boolean dead;

  /** What happens at the call. */
  @FunctionalInterface
  interface Death {
    /** Throws something, or ends the process. */
    void at(String call) throws IOException;
  }

  /**
   * A lifetime.
   *
   * @param last how many calls succeed
   * @param death what to do then
   */
  Lifetime(long last, Death death) {
    this(last, death, Set.of());
  }

  private Lifetime(long last, Death death, Set<String> free) {
    this.last = last;
    this.death = death;
    this.free = free;
  }

  /** Dies by an error that nobody catches. */
  static Lifetime of(long last) {
    return new Lifetime(
        last,
        call -> {
          throw new Killed(call);
        });
  }

  /** A disk that is full after so many calls. */
  static Lifetime ofDisk(long last) {
    return new Lifetime(
        last,
        call -> {
          throw new IOException("No space left on device");
        },
        Set.of("delete"));
  }

  /** Never dies. */
  static Lifetime endless() {
    return of(Long.MAX_VALUE);
  }

  /** Before a call; dies if it is one too many. */
  synchronized void spend(String call, Path file) throws IOException {
    if (free.contains(call)) {
      return;
    }
    if (calls >= last) {
      dead = true;
      death.at(call + " " + file);
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
