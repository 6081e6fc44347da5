package org.gan4j.objectives.task;

import java.util.stream.IntStream;
import org.nd4j.linalg.factory.Nd4j;

/** Runs loops on as many threads as ND4J's operations use. */
final class Pieces {
  private Pieces() {}

  /** Part of a loop. */
  @FunctionalInterface
  interface Piece {
    /** Does the turns from one number to before another. */
    void run(int from, int to);
  }

  /** Cuts a loop into equal pieces, whose turns must not depend on each other, and runs them. */
  static void run(int turns, Piece piece) {
    int count = Math.max(1, Math.min(Nd4j.getEnvironment().maxThreads(), turns));
    IntStream.range(0, count)
        .parallel()
        .forEach(
            i ->
                piece.run(
                    (int) ((long) turns * i / count), (int) ((long) turns * (i + 1) / count)));
  }
}
