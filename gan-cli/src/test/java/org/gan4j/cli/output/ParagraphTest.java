package org.gan4j.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ParagraphTest {

  @Test
  void breaksLinesBetweenWords() {
    assertThat(print("one two three four", 2, 4, 12)).isEqualTo("  one two\n    three\n    four\n");
  }

  @Test
  void givesALongWordALineOfItsOwn() {
    assertThat(print("a abcdefghijklmn b", 0, 2, 10)).isEqualTo("a\n  abcdefghijklmn\n  b\n");
  }

  private static String print(String text, int first, int others, int columns) {
    StringWriter written = new StringWriter();
    Paragraph.print(text, first, others, columns, new PrintWriter(written));
    return written.toString();
  }
}
