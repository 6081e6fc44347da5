package org.gan4j.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;

class TerminalTextTest {

  @Test
  void keepsLettersOfAllScripts() {
    String text = "läuft, 猫, Ελλάδα, עברית, 👩‍🔬 🏴󠁧󠁢󠁥󠁮󠁧󠁿 – \"1 €\"\u00a0…";

    assertThat(TerminalText.line(text)).isSameAs(text);
    assertThat(TerminalText.lines(text, true)).isSameAs(text);
  }

  @Test
  void escapesWhatATerminalObeys() {
    assertThat(TerminalText.line("a\u001b[2J\u0007\u009b1m\u007f\0b"))
        .isEqualTo("a\\u001b[2J\\u0007\\u009b1m\\u007f\\u0000b");
  }

  @Test
  void escapesWhatChangesTheDirectionOfWriting() {
    for (int character = 0x202a; character <= 0x202e; character++) {
      assertThat(TerminalText.line("gpj." + (char) character + "exe"))
          .isEqualTo("gpj.\\u%04xexe".formatted(character));
    }
    assertThat(TerminalText.line("\u2066a\u2069\u2067\u2068"))
        .isEqualTo("\\u2066a\\u2069\\u2067\\u2068");
  }

  @Test
  void keepsTheLinesOfATextButNotThoseInALine() {
    assertThat(TerminalText.lines("a\r\n\tb\n", false)).isEqualTo("a\r\n\tb\n");
    assertThat(TerminalText.lines("50%\rerror", false)).isEqualTo("50%\\rerror");
    assertThat(TerminalText.line("a\nerror: b\u2028c\t")).isEqualTo("a\\nerror: b\\u2028c\\t");
  }

  @Test
  void passesColorsOnATerminalThatShowsThem() {
    String colored = "\u001b[1m\u001b[31merror:\u001b[39m\u001b[21m\u001b[0m x";

    assertThat(TerminalText.lines(colored, true)).isEqualTo(colored);
    assertThat(TerminalText.lines(colored, false)).doesNotContain("\u001b");
    assertThat(TerminalText.lines("\u001b[8mhidden\u001b[1A\u001b", true))
        .isEqualTo("\\u001b[8mhidden\\u001b[1A\\u001b");
  }

  @Test
  void cleansEveryWayOfPrinting() {
    StringWriter text = new StringWriter();
    PrintWriter writer = new TerminalWriter(new PrintWriter(text), false);
    writer.print('\u001b');
    writer.print("\u001b".toCharArray());
    writer.printf("%s", "\u001b");
    writer.append('\u001b').append("\u001b");
    writer.println((Object) "\u001b");
    writer.flush();

    assertThat(text).hasToString("\\u001b".repeat(6) + System.lineSeparator());
  }

  @Test
  void cleansBytesThatComeOneByOne() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream stream = TerminalStream.to(new PrintStream(bytes, true, Charset.defaultCharset()));
    for (byte octet : "ä猫👩\u001b\u202e\n".getBytes(Charset.defaultCharset())) {
      stream.write(octet);
    }
    stream.println("\u001b");
    stream.flush();

    assertThat(bytes.toString(Charset.defaultCharset()))
        .isEqualTo("ä猫👩\\u001b\\u202e\n\\u001b" + System.lineSeparator());
  }
}
