package org.gan4j.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.gan4j.training.StopSignal;
import org.jspecify.annotations.Nullable;

/**
 * The reaction to Ctrl-C or SIGTERM: a training stops after the iteration in progress, its
 * checkpoint is written, a server answers what it has accepted, and only then the process ends.
 * Java then chooses the exit code: 130 or 143.
 */
final class Interruption {
  /** The exit code after Ctrl-C: 128 and the number of SIGINT. */
  static final int EXIT_CODE = 130;

  /** Long enough for the slowest evaluation between two iterations. */
  private static final long PATIENCE_SECONDS = 300;

  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile @Nullable Thread hook;
  private volatile int exitCode;

  /** Stands by until {@link #end}. */
  StopSignal standBy() {
    StopSignal stop = new StopSignal();
    standBy(
        "stopping after this iteration; a checkpoint will be written ...",
        "the training did not stop in time; older checkpoints are intact",
        stop::request);
    return stop;
  }

  /**
   * Stands by until {@link #end}.
   *
   * @param announcement what is printed at the signal
   * @param late what is printed if the command does not end in time
   * @param stop makes the command end
   */
  void standBy(String announcement, String late, Runnable stop) {
    Thread thread = new Thread(() -> interrupt(announcement, late, stop), "interruption");
    Runtime.getRuntime().addShutdownHook(thread);
    hook = thread;
  }

  /** Whether a signal stops a training, and not the process at once. */
  boolean standsBy() {
    return hook != null && ended.getCount() > 0;
  }

  private void interrupt(String announcement, String late, Runnable stop) {
    if (ProcessEnd.current().stream().anyMatch(end -> end.signal().isEmpty())) {
      // Nobody pressed Ctrl-C: a plugin calls System.exit, perhaps in the training's own thread.
      return;
    }
    System.err.println(announcement);
    stop.run();
    boolean inTime = false;
    try {
      // Not only until the checkpoint is written: Java would cut off the command's output about it.
      inTime = ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (!inTime) {
      System.err.println(late);
    }
    if (!inTime || exitCode == ErrorReport.FAILURE) {
      // Otherwise the process would end as if everything had been saved.
      Runtime.getRuntime().halt(ErrorReport.FAILURE);
    }
  }

  /** The command has said everything, and would end the process with this code. */
  void end(int code) {
    exitCode = code;
    ended.countDown();
    Thread waiting = hook;
    if (waiting == null) {
      return;
    }
    try {
      Runtime.getRuntime().removeShutdownHook(waiting);
    } catch (IllegalStateException e) {
      // The process is ending already: the hook runs, and now it has nothing to wait for.
    }
  }
}
