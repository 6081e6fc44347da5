package org.gan4j.cli.output;

import java.io.PrintWriter;
import org.gan4j.api.concurrent.ThreadSafe;

/** Text in lines that fit a terminal. */
@ThreadSafe
public final class Paragraph {
  private Paragraph() {}

  /**
   * Prints a text, with line breaks between words. A longer word has a line of its own.
   *
   * @param text in one line
   * @param first columns before the first line
   * @param others columns before every other line
   * @param columns of the terminal; the last one stays free
   */
  public static void print(String text, int first, int others, int columns, PrintWriter writer) {
    StringBuilder line = new StringBuilder(" ".repeat(first));
    boolean begun = false;
    for (String word : TerminalText.line(text).split(" ", -1)) {
      if (begun && line.length() + 1 + word.length() > columns - 1) {
        writer.println(line.toString().stripTrailing());
        line = new StringBuilder(" ".repeat(others));
        begun = false;
      }
      line.append(begun ? " " : "").append(word);
      begun = true;
    }
    writer.println(line.toString().stripTrailing());
  }
}
