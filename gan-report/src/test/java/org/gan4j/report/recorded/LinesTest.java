package org.gan4j.report.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinesTest {

  private static List<String> lines(String text) throws IOException {
    Lines lines = new Lines(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    List<String> read = new ArrayList<>();
    for (int length = lines.next(); length >= 0; length = lines.next()) {
      read.add(new String(lines.bytes(), 0, length, StandardCharsets.UTF_8));
    }
    return read;
  }

  @Test
  void readsLinesWithAndWithoutAnEnd() throws IOException {
    assertThat(lines("")).isEmpty();
    assertThat(lines("a\n\nbc\n")).containsExactly("a", "", "bc");
    assertThat(lines("a\nb")).containsExactly("a", "b");
  }

  @Test
  void readsLinesAcrossTheBuffer() throws IOException {
    for (int length : new int[] {65_534, 65_535, 65_536, 65_537, 200_000}) {
      String line = "x".repeat(length);
      assertThat(lines(line + "\nend\n")).containsExactly(line, "end");
      assertThat(lines(line)).containsExactly(line);
    }
  }

  @Test
  void losesTheRestOfALineThatIsTooLong() throws IOException {
    List<String> read = lines("y".repeat(3_000_000) + "\nend");

    assertThat(read).hasSize(2);
    assertThat(read.get(0)).hasSize(1 << 20);
    assertThat(read.get(1)).isEqualTo("end");
  }
}
