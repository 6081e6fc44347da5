package org.gan4j.cli.progress;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.gan4j.api.concurrent.ThreadSafe;

/**
 * Measures the speed of a task over the later half of its time. The first advance is never part of
 * it: libraries are loaded and code is compiled then, which takes as long as many later advances.
 */
@ThreadSafe
final class PaceMeter {
  private static final double NANOSECONDS = 1e-9;

  /** Shorter than this, a measured time says little about the rest. */
  private static final double SHORTEST_SECONDS = 1;

  /** Of the times of neighbouring marks, so that there are few of them however long the task. */
  private static final double MARK_RATIO = 1.1;

  private record Mark(double seconds, long done) {}

  private final long total;
  private final LongSupplier nanoTime;
  private final long began;
  private final List<Mark> marks = new ArrayList<>();
  private long done;
  private double rate;

  /**
   * Begins to measure.
   *
   * @param from the amount that is already done
   * @param total the amount at the end
   * @param nanoTime the clock, in nanoseconds
   */
  PaceMeter(long from, long total, LongSupplier nanoTime) {
    this.done = from;
    this.total = total;
    this.nanoTime = nanoTime;
    this.began = nanoTime.getAsLong();
  }

  /** This much is done now. */
  synchronized void at(long nowDone) {
    done = nowDone;
    double seconds = (nanoTime.getAsLong() - began) * NANOSECONDS;
    if (!marks.isEmpty()) {
      Mark reference = reference(seconds / 2);
      double measured = seconds - reference.seconds();
      if (measured >= SHORTEST_SECONDS) {
        rate = (done - reference.done()) / measured;
      }
    }
    if (marks.isEmpty() || seconds >= last().seconds() * MARK_RATIO) {
      marks.add(new Mark(seconds, done));
    }
  }

  /** The latest mark that is not later than some seconds, or else the first. */
  private Mark reference(double latest) {
    Mark found = marks.get(0);
    for (Mark mark : marks) {
      if (mark.seconds() <= latest) {
        found = mark;
      }
    }
    return found;
  }

  private Mark last() {
    return marks.get(marks.size() - 1);
  }

  /** The speed until now. */
  synchronized Pace pace() {
    return new Pace(done, total, rate);
  }
}
