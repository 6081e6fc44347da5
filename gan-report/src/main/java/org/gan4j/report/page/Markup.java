package org.gan4j.report.page;

import org.gan4j.api.concurrent.NotThreadSafe;

/** Writes HTML. Every text and every value of an attribute is escaped: names come from anybody. */
@NotThreadSafe
final class Markup {
  private final StringBuilder html = new StringBuilder();

  /**
   * Opens an element.
   *
   * @param attributes names and values, in turn
   */
  Markup open(String tag, String... attributes) {
    html.append('<').append(tag);
    for (int i = 0; i < attributes.length; i += 2) {
      html.append(' ').append(attributes[i]).append("=\"");
      escape(attributes[i + 1], /* quoted= */ true);
      html.append('"');
    }
    html.append('>');
    return this;
  }

  /** Closes an element. */
  Markup close(String tag) {
    html.append("</").append(tag).append(">\n");
    return this;
  }

  /** An element that contains a text alone. */
  Markup element(String tag, String text, String... attributes) {
    return open(tag, attributes).text(text).end(tag);
  }

  /** Closes an element within a line. */
  Markup end(String tag) {
    html.append("</").append(tag).append('>');
    return this;
  }

  /** Text. */
  Markup text(String text) {
    escape(text, /* quoted= */ false);
    return this;
  }

  /** What another one has written. */
  Markup fragment(String written) {
    html.append(written);
    return this;
  }

  /** A script or a style sheet, which is not escaped. */
  Markup constant(String tag, String content) {
    html.append('<').append(tag).append('>').append(content);
    return close(tag);
  }

  private void escape(String text, boolean quoted) {
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      switch (unit) {
        case '&' -> html.append("&amp;");
        case '<' -> html.append("&lt;");
        case '>' -> html.append("&gt;");
        case '"' -> html.append(quoted ? "&quot;" : "\"");
        case '\n', '\t' -> html.append(unit);
        default -> html.append(isHidden(unit) ? '\uFFFD' : unit);
      }
    }
  }

  /** Control characters, which HTML does not allow, and those that reverse what follows. */
  private static boolean isHidden(char unit) {
    return Character.isISOControl(unit)
        || (unit >= '\u202A' && unit <= '\u202E')
        || (unit >= '\u2066' && unit <= '\u2069');
  }

  @Override
  public String toString() {
    return html.toString();
  }
}
