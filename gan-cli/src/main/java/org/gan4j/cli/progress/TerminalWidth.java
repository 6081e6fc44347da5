package org.gan4j.cli.progress;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import org.gan4j.api.concurrent.ThreadSafe;

/**
 * How many columns the terminal has. It is asked again every second, since Java offers no
 * documented way to learn that a window was resized.
 */
@ThreadSafe
public final class TerminalWidth {
  /** The width that every terminal has. */
  public static final int USUAL = 80;

  private static final File TERMINAL = new File("/dev/tty");
  private static final long INTERVAL_NANOSECONDS = 1_000_000_000L;

  private final IntSupplier terminal;
  private final LongSupplier nanoTime;
  private long asked;
  private int columns;

  /**
   * A width that is asked for now, and again at most once a second.
   *
   * @param terminal the present width
   * @param nanoTime the clock, in nanoseconds
   */
  TerminalWidth(IntSupplier terminal, LongSupplier nanoTime) {
    this.terminal = terminal;
    this.nanoTime = nanoTime;
    this.asked = nanoTime.getAsLong();
    this.columns = terminal.getAsInt();
  }

  /** The width of this process's terminal. */
  static TerminalWidth ofProcess() {
    return new TerminalWidth(TerminalWidth::ask, System::nanoTime);
  }

  /** At most a second old. */
  synchronized int columns() {
    long now = nanoTime.getAsLong();
    if (now - asked >= INTERVAL_NANOSECONDS) {
      asked = now;
      columns = terminal.getAsInt();
    }
    return columns;
  }

  /** Asks the terminal; 80 where that cannot be done. */
  public static int ask() {
    if (!TERMINAL.exists()) {
      return USUAL;
    }
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(TERMINAL)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String answer = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      stty.waitFor(1, TimeUnit.SECONDS);
      return columns(answer);
    } catch (IOException e) {
      return USUAL;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return USUAL;
    }
  }

  /** From rows and columns, as {@code stty size} prints them; 0 where they are unknown. */
  static int columns(String answer) {
    String[] size = answer.strip().split(" ", -1);
    if (size.length != 2 || !size[1].matches("[1-9]\\d{0,4}")) {
      return USUAL;
    }
    return Integer.parseInt(size[1]);
  }
}
