package org.gan4j.nn.kernels;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.gan4j.api.concurrent.NotThreadSafe;

/**
 * The working memory of each piece of a loop that {@link Threads} splits, made at its first use.
 *
 * <p>Not thread-safe but for pieces of one loop, each of which uses its own.
 *
 * @param <T> what is made
 */
@NotThreadSafe
final class PerThread<T> {
  private final Supplier<T> make;
  private final List<T> made = new ArrayList<>();

  PerThread(Supplier<T> make) {
    this.make = make;
  }

  /** One for each piece of a loop. */
  List<T> all() {
    while (made.size() < Threads.count()) {
      made.add(make.get());
    }
    return made;
  }

  /** Those that were used so far. */
  List<T> made() {
    return made;
  }
}
