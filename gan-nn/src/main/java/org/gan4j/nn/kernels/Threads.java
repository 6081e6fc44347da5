package org.gan4j.nn.kernels;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.gan4j.api.concurrent.ThreadSafe;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;

/** Runs Java loops on as many threads as ND4J's operations use. */
@ThreadSafe
public final class Threads {
  private Threads() {}

  /** Part of a loop. */
  @FunctionalInterface
  public interface Part {
    /** Does the turns from one number to before another, as the piece of that number. */
    void run(int piece, int from, int to);
  }

  /** How many pieces a loop is cut into at most. */
  public static int count() {
    return Math.max(1, Nd4j.getEnvironment().maxThreads());
  }

  /** Cuts a loop into equal pieces, which must not depend on each other, and runs them all. */
  public static void split(int turns, Part part) {
    split(turns, 1, part);
  }

  /**
   * Cuts a loop into equal pieces, which must not depend on each other, and runs them all.
   *
   * @param least how many turns are worth a thread
   */
  public static void split(int turns, int least, Part part) {
    int pieces = Math.min(count(), turns / least);
    if (pieces <= 1) {
      part.run(0, 0, turns);
      return;
    }
    List<ForkJoinTask<?>> tasks = new ArrayList<>();
    for (int piece = 0; piece < pieces; piece++) {
      int number = piece;
      int from = turns * piece / pieces;
      int to = turns * (piece + 1) / pieces;
      tasks.add(ForkJoinTask.adapt(() -> part.run(number, from, to)));
    }
    ForkJoinTask.invokeAll(tasks);
  }

  /**
   * Runs the turns of a loop, which must not depend on each other, on whatever thread is free: a
   * thread that wakes up late or loses its core does fewer of them. The assignment of turns to
   * threads varies, so it is only for loops without sums.
   *
   * @param part gets the number of its thread, and one turn at a time, or all if there is one
   *     thread
   */
  public static void share(int turns, Part part) {
    int threads = Math.min(count(), turns);
    if (threads <= 1) {
      part.run(0, 0, turns);
      return;
    }
    AtomicInteger next = new AtomicInteger();
    List<ForkJoinTask<?>> tasks = new ArrayList<>();
    for (int thread = 0; thread < threads; thread++) {
      int number = thread;
      tasks.add(
          ForkJoinTask.adapt(
              () -> {
                for (int turn = next.getAndIncrement();
                    turn < turns;
                    turn = next.getAndIncrement()) {
                  part.run(number, turn, turn + 1);
                }
              }));
    }
    ForkJoinTask.invokeAll(tasks);
  }

  /**
   * {@link #share} for turns that run ND4J's operations: if there are several threads, each
   * operation is on one. Dividing each among all threads would require a synchronization for each.
   */
  static void shareNatively(int turns, Part part) {
    share(
        turns,
        (thread, from, to) -> {
          if (from == 0 && to == turns) {
            part.run(thread, from, to);
            return;
          }
          NativeOps natives = NativeOpsHolder.getInstance().getDeviceNativeOps();
          // How many threads OpenMP takes is a setting of the thread that calls.
          natives.setOmpNumThreads(1);
          try {
            part.run(thread, from, to);
          } finally {
            natives.setOmpNumThreads(count());
          }
        });
  }
}
