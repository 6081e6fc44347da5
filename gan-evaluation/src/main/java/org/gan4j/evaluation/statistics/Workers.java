package org.gan4j.evaluation.statistics;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.gan4j.api.concurrent.ThreadSafe;
import org.nd4j.linalg.factory.Nd4j;

/** Runs the turns of a loop on as many threads as ND4J's operations use. */
@ThreadSafe
public final class Workers {
  private Workers() {}

  /** How many threads there are at most. */
  public static int count() {
    return Math.max(1, Nd4j.getEnvironment().maxThreads());
  }

  /** Runs the turns, which must not depend on each other, each on whatever thread is free. */
  public static void run(int turns, IntConsumer turn) {
    AtomicInteger next = new AtomicInteger();
    IntStream.range(0, Math.min(count(), turns))
        .parallel()
        .forEach(
            thread -> {
              for (int i = next.getAndIncrement(); i < turns; i = next.getAndIncrement()) {
                turn.accept(i);
              }
            });
  }
}
