package org.gan4j.cli.progress;

import java.io.PrintWriter;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.cli.progress.StatusLine.Rank;

/**
 * Shows how much of something countable is done.
 *
 * <p>For one thread at a time.
 */
@NotThreadSafe
public interface CountDisplay extends AutoCloseable {

  /**
   * A bar on the terminal.
   *
   * @param task its name, in one word
   * @param unit of the count
   * @param total the amount at the end
   */
  static CountDisplay bar(String task, String unit, long total) {
    Bar bar =
        new Bar(
            task,
            0,
            total,
            pace ->
                new StatusLine()
                    .add(Rank.COUNT, pace.done() + "/" + pace.total())
                    .add(Rank.RATE, pace.rateText(unit))
                    .add(Rank.TIME_LEFT, pace.leftText()));
    return new CountDisplay() {
      @Override
      public void at(long done) {
        bar.at(done);
      }

      @Override
      public void note(String message, PrintWriter elsewhere) {
        bar.note(message);
      }

      @Override
      public void close() {
        bar.close();
      }
    };
  }

  /** Nothing at all. */
  static CountDisplay silent() {
    return new CountDisplay() {
      @Override
      public void at(long done) {}

      @Override
      public void close() {}
    };
  }

  /** This much is done. */
  void at(long done);

  /**
   * Prints a line.
   *
   * @param elsewhere where to print it if no bar is in the way
   */
  default void note(String message, PrintWriter elsewhere) {
    elsewhere.println(message);
    elsewhere.flush();
  }

  @Override
  void close();
}
