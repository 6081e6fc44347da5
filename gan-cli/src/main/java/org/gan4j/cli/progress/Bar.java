package org.gan4j.cli.progress;

import java.time.Duration;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.IntSupplier;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;

/**
 * A progress bar on the terminal's last line, drawn five times a second by a separate thread, so
 * that the working thread only reports its progress. It follows the width of the terminal.
 */
final class Bar implements AutoCloseable {
  private static final int INTERVAL_MILLISECONDS = 200;
  private static final int WIDEST = 40;
  private static final int NARROWEST = 10;

  private final LastLine line = LastLine.take();
  private final TerminalWidth width = TerminalWidth.ofProcess();
  private final PaceMeter meter;
  private final ProgressBar bar;

  /**
   * Draws it for the first time.
   *
   * @param task its name, in one word
   * @param from the amount that is already done
   * @param total the amount at the end
   * @param status the text after the bar
   */
  Bar(String task, long from, long total, Function<Pace, StatusLine> status) {
    this.meter = new PaceMeter(from, total, System::nanoTime);
    this.bar =
        new ProgressBarBuilder()
            .setTaskName(task)
            .setInitialMax(total)
            .startsFrom(from, Duration.ZERO)
            .setUpdateIntervalMillis(INTERVAL_MILLISECONDS)
            .continuousUpdate()
            .setRenderer((state, columns) -> render(task, meter.pace(), status, columns))
            .setConsumer(new Drawing(line, width::columns))
            .build();
  }

  /** This much is done. */
  void at(long done) {
    meter.at(done);
    bar.stepTo(done);
  }

  /** Prints a line above it. */
  void note(String message) {
    line.writeAbove(message + System.lineSeparator());
  }

  /**
   * The parts that fit, most important first: the share that is done, the status without its less
   * important numbers, the bar, the task.
   */
  static String render(String task, Pace pace, Function<Pace, StatusLine> status, int columns) {
    String share = String.format(Locale.ROOT, "%3d%% ", (int) (pace.fraction() * 100));
    String text = share + status.apply(pace).fit(columns - share.length());
    int room = columns - text.length() - " [] ".length();
    if (room >= NARROWEST) {
      boolean named = room >= NARROWEST + task.length() + 1;
      int drawn = Math.min(WIDEST, named ? room - task.length() - 1 : room);
      text = (named ? task + " " : "") + "[" + drawn(pace.fraction(), drawn) + "] " + text;
    }
    return text.substring(0, Math.max(0, Math.min(columns, text.length()))).stripTrailing();
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

  /** Draws each text on the last line, and asks for the width before each. */
  private record Drawing(LastLine line, IntSupplier columns) implements ProgressBarConsumer {

    /** The last column stays free: some terminals wrap as soon as it is written. */
    @Override
    public int getMaxRenderedLength() {
      return columns.getAsInt() - 1;
    }

    @Override
    public void accept(String text) {
      line.draw(text);
    }

    @Override
    public void close() {
      // The bar closes the line when the last text is on it.
    }
  }
}
