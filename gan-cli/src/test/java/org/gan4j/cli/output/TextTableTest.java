package org.gan4j.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class TextTableTest {

  @Test
  void alignsCellsAndLeavesNoBlanksAtTheEnd() {
    TextTable table = new TextTable();
    table.row("kind", "type", "what");
    table.row("generator", "vanilla", "a multilayer perceptron");
    table.row("loss", "hinge");
    StringWriter text = new StringWriter();
    table.print(new PrintWriter(text, true));

    assertThat(text)
        .hasToString(
            """
            kind       type     what
            generator  vanilla  a multilayer perceptron
            loss       hinge
            """);
  }
}
