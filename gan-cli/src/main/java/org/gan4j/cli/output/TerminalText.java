package org.gan4j.cli.output;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gan4j.api.concurrent.ThreadSafe;

/**
 * Text for a terminal without what a terminal obeys. Names, descriptions and messages come from
 * experiments, checkpoints, plugins, file names and servers; in them, control characters and
 * characters that change the direction of writing are written as {@code \u001b}, which is also
 * their escape sequence in JSON.
 */
@ThreadSafe
public final class TerminalText {
  private static final char ESCAPE = '\u001b';

  /** Parameters of SGR sequences that picocli and this command use: fonts and plain colors. */
  private static final String COLOR = "\u001b\\[(0|1|2|3|4|21|22|23|24|31|32|33|34|35|36|39)?m";

  private static final Pattern COLOR_SEQUENCE = Pattern.compile(COLOR);

  private TerminalText() {}

  /** A text of one line: line breaks are written as escape sequences, too. */
  public static String line(String text) {
    return clean(text, false, false);
  }

  /**
   * A text of any number of lines.
   *
   * @param colors whether sequences that only choose a color or weight pass
   */
  public static String lines(String text, boolean colors) {
    return clean(text, true, colors);
  }

  private static String clean(String text, boolean lines, boolean colors) {
    int first = 0;
    while (first < text.length() && !isUnsafe(text.charAt(first))) {
      first++;
    }
    if (first == text.length()) {
      return text;
    }
    StringBuilder clean = new StringBuilder(text.length() + 16).append(text, 0, first);
    int at = first;
    while (at < text.length()) {
      char character = text.charAt(at);
      int color = colors && character == ESCAPE ? colorEnd(text, at) : at;
      if (color > at) {
        clean.append(text, at, color);
        at = color;
        continue;
      }
      if (!isUnsafe(character) || (lines && isLayout(text, at))) {
        clean.append(character);
      } else {
        clean.append(escaped(character));
      }
      at++;
    }
    return clean.toString();
  }

  private static int colorEnd(String text, int start) {
    Matcher matcher = COLOR_SEQUENCE.matcher(text).region(start, text.length());
    return matcher.lookingAt() ? matcher.end() : start;
  }

  private static boolean isLayout(String text, int at) {
    char character = text.charAt(at);
    boolean lineEnd = character == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n';
    return character == '\n' || character == '\t' || lineEnd;
  }

  private static boolean isUnsafe(char character) {
    return character < ' '
        || (character >= 0x7f && character <= 0x9f)
        // Line and paragraph separators, then embeddings, overrides and isolates.
        || (character >= 0x2028 && character <= 0x202e)
        || (character >= 0x2066 && character <= 0x2069);
  }

  private static String escaped(char character) {
    return switch (character) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> String.format(Locale.ROOT, "\\u%04x", (int) character);
    };
  }
}
