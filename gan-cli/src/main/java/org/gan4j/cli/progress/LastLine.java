package org.gan4j.cli.progress;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import org.gan4j.cli.output.TerminalStream;
import org.gan4j.cli.output.TerminalText;

/**
 * The terminal's last line, which is written again and again. While it is taken, whatever else goes
 * to {@link System#err} (such as a warning in the middle of a training) scrolls above it.
 */
final class LastLine implements AutoCloseable {
  private static final String CLEAR = "\r\033[K";

  /** A line that is too long after the window was made narrower is cut off, not wrapped. */
  private static final String NO_WRAP = "\033[?7l";

  private static final String WRAP = "\033[?7h";

  private final Object lock = new Object();
  private final PrintStream before;
  private final PrintStream terminal;
  private boolean drawn;
  private boolean lineBegun;

  private LastLine(PrintStream before) {
    this.before = before;
    this.terminal = TerminalStream.uncleaned(before);
  }

  /** Takes the line until it is closed. */
  static LastLine take() {
    LastLine line = new LastLine(System.err);
    System.setErr(
        TerminalStream.to(new PrintStream(line.new Above(), true, Charset.defaultCharset())));
    return line;
  }

  /** Replaces the text of the line. */
  void draw(String text) {
    synchronized (lock) {
      if (lineBegun) {
        return;
      }
      terminal.print(CLEAR + NO_WRAP + TerminalText.line(text) + WRAP);
      terminal.flush();
      drawn = true;
    }
  }

  /** Prints above it. */
  void writeAbove(String text) {
    byte[] bytes = TerminalText.lines(text, false).getBytes(Charset.defaultCharset());
    writeAbove(bytes, 0, bytes.length);
  }

  private void writeAbove(byte[] bytes, int start, int length) {
    synchronized (lock) {
      if (drawn) {
        terminal.print(CLEAR);
        drawn = false;
      }
      terminal.write(bytes, start, length);
      terminal.flush();
      lineBegun = length > 0 && bytes[start + length - 1] != '\n';
    }
  }

  /** Keeps the text of the line, and moves to the next one. */
  @Override
  public void close() {
    synchronized (lock) {
      if (drawn) {
        terminal.println();
        drawn = false;
      }
      System.setErr(before);
    }
  }

  /** The stream for all other output meanwhile. */
  private final class Above extends OutputStream {
    @Override
    public void write(int singleByte) {
      writeAbove(new byte[] {(byte) singleByte}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int start, int length) {
      writeAbove(bytes, start, length);
    }
  }
}
