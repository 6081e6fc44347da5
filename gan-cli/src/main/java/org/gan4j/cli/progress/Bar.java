package org.gan4j.cli.progress;

import java.time.Duration;
import java.util.Locale;
import java.util.function.Function;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressState;

/**
 * A progress bar on the terminal's last line, drawn five times a second by a separate thread, so
 * that the working thread only reports its progress.
 */
final class Bar implements AutoCloseable {
  private static final int INTERVAL_MILLISECONDS = 200;
  private static final int WIDEST = 40;
  private static final int NARROWEST = 10;
  private static final double MILLISECONDS = 1e-3;

  private final LastLine line = LastLine.take();
  private final String task;
  private final Function<Pace, String> status;
  private final ProgressBar bar;

  /**
   * Draws it for the first time.
   *
   * @param task its name, in one word
   * @param from the amount that is already done
   * @param total the amount at the end
   * @param status the text after the bar
   */
  Bar(String task, long from, long total, Function<Pace, String> status) {
    this.task = task;
    this.status = status;
    // The last column stays free: some terminals wrap as soon as it is written.
    int columns = TerminalWidth.columns() - 1;
    this.bar =
        new ProgressBarBuilder()
            .setTaskName(task)
            .setInitialMax(total)
            .startsFrom(from, Duration.ZERO)
            .setUpdateIntervalMillis(INTERVAL_MILLISECONDS)
            .continuousUpdate()
            .setRenderer(this::render)
            .setConsumer(new DelegatingProgressBarConsumer(line::draw, columns))
            .build();
  }

  /** This much is done. */
  void at(long done) {
    bar.stepTo(done);
  }

  /** Prints a line above it. */
  void note(String message) {
    line.writeAbove(message + System.lineSeparator());
  }

  private String render(ProgressState state, int columns) {
    return render(
        task,
        new Pace(
            state.getCurrent(),
            state.getMax(),
            state.getStart(),
            state.getElapsedAfterStart().toMillis() * MILLISECONDS),
        status,
        columns);
  }

  /**
   * The parts that fit, most important first: the share that is done, the status, the bar, the
   * task.
   */
  static String render(String task, Pace pace, Function<Pace, String> status, int columns) {
    String text =
        String.format(Locale.ROOT, "%3d%% ", (int) (pace.fraction() * 100)) + status.apply(pace);
    int room = columns - text.length() - " [] ".length();
    if (room >= NARROWEST) {
      boolean named = room >= NARROWEST + task.length() + 1;
      int width = Math.min(WIDEST, named ? room - task.length() - 1 : room);
      String drawn = drawn(pace.fraction(), width);
      text = (named ? task + " " : "") + "[" + drawn + "] " + text;
    }
    return text.substring(0, Math.min(columns, text.length()));
  }

  private static String drawn(double fraction, int width) {
    int full = (int) (fraction * width);
    return full == width
        ? "=".repeat(width)
        : "=".repeat(full) + ">" + " ".repeat(width - full - 1);
  }

  @Override
  public void close() {
    bar.close();
    line.close();
  }
}
