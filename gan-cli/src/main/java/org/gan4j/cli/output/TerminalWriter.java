package org.gan4j.cli.output;

import java.io.PrintWriter;
import org.gan4j.api.concurrent.NotThreadSafe;

/** Writes {@link TerminalText} in place of whatever is printed. */
@NotThreadSafe
public final class TerminalWriter extends PrintWriter {
  private final boolean colors;

  /**
   * Cleans what goes to another writer.
   *
   * @param colors whether the writer is that of a terminal that shows colors
   */
  public TerminalWriter(PrintWriter writer, boolean colors) {
    super(writer, /* autoFlush= */ true);
    this.colors = colors;
  }

  @Override
  public void write(int character) {
    write(String.valueOf((char) character), 0, 1);
  }

  @Override
  public void write(char[] characters, int start, int count) {
    write(new String(characters, start, count), 0, count);
  }

  @Override
  public void write(String text, int start, int count) {
    String clean = TerminalText.lines(text.substring(start, start + count), colors);
    super.write(clean, 0, clean.length());
  }
}
