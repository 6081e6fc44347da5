package org.gan4j.report.live;

import java.util.ArrayDeque;
import java.util.Deque;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.api.game.Progress;
import org.gan4j.api.training.IterationReport;
import org.gan4j.api.training.TrainingListener;
import org.gan4j.api.training.TrainingStart;
import org.jspecify.annotations.Nullable;

/**
 * Shows a training to the server: how far it is, and samples of its generator, which are drawn on
 * the training's thread between two iterations. They take at most one and a half percent of its
 * time: after each picture, the next one waits. Since randomness is a function of the step, a
 * training has the same parameters, bit for bit, with and without them.
 *
 * <p>The listener's methods belong to the training's thread, {@link #status} to any.
 */
@ThreadSafe
public final class LiveTraining implements TrainingListener {
  /** A picture may follow one after this many times its duration. */
  private static final int SHARE = 66;

  /** Over so many calls of status, one a second, the speed is a mean. */
  private static final int WINDOW = 10;

  private static final double NANOSECONDS = 1e-9;

  private final DrawQueue queue;
  private final @Nullable Explorable generator;
  private final long iterations;
  private final Deque<Mark> marks = new ArrayDeque<>();
  private volatile Progress progress = Progress.start();
  private volatile @Nullable String end;
  private long nextDrawing = Long.MIN_VALUE;

  private record Mark(long time, long iteration) {}

  /**
   * How far a training is.
   *
   * @param step updates of all players
   * @param iteration passes of the schedule
   * @param iterations how many there will be
   * @param perSecond iterations a second; 0 if that is not known yet
   * @param end how it ended; null while it trains
   */
  record Status(
      long step, long iteration, long iterations, double perSecond, @Nullable String end) {}

  /**
   * Has not begun yet.
   *
   * @param queue whose requests are drawn
   * @param generator of the training; null if its samples are no pictures
   * @param iterations how many the training has
   */
  public LiveTraining(DrawQueue queue, @Nullable Explorable generator, long iterations) {
    this.queue = queue;
    this.generator = generator;
    this.iterations = iterations;
  }

  @Override
  public void started(TrainingStart start) {
    progress = start.progress();
  }

  @Override
  public void iterationEnded(IterationReport report) {
    progress = report.progress();
    if (generator == null || queue.isEmpty()) {
      return;
    }
    long start = System.nanoTime();
    if (nextDrawing == Long.MIN_VALUE || start - nextDrawing >= 0) {
      queue.drawNext(generator);
      long now = System.nanoTime();
      nextDrawing = now + SHARE * (now - start);
    }
  }

  @Override
  public void ended(Progress last, boolean complete) {
    progress = last;
    end =
        complete
            ? "The training has ended. Its page is report.html in the folder of the run."
            : "The training was stopped, and has written a checkpoint.";
  }

  @Override
  public void failed(Throwable reason) {
    end = "The training has failed: " + reason.getMessage();
  }

  /** How far it is now. */
  Status status() {
    Progress now = progress;
    return new Status(now.steps(), now.iteration(), iterations, speed(now.iteration()), end);
  }

  private double speed(long iteration) {
    synchronized (marks) {
      long time = System.nanoTime();
      if (!marks.isEmpty() && iteration < marks.getLast().iteration()) {
        // Rolled back.
        marks.clear();
      }
      marks.addLast(new Mark(time, iteration));
      if (marks.size() > WINDOW) {
        marks.removeFirst();
      }
      Mark first = marks.getFirst();
      double seconds = (time - first.time()) * NANOSECONDS;
      return seconds > 0 ? (iteration - first.iteration()) / seconds : 0;
    }
  }

  @Override
  public String toString() {
    return "the live page";
  }
}
