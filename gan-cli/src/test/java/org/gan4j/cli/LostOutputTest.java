package org.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import org.gan4j.core.Gan;
import org.junit.jupiter.api.Test;

class LostOutputTest {

  @Test
  void failsIfStandardOutputDoes() {
    StringWriter error = new StringWriter();
    int exitCode =
        new GanCommandLine(
                Terminals.NONE,
                places -> Gan.create(places),
                new PrintWriter(new FullDisk()),
                new PrintWriter(error))
            .execute("--version");

    assertThat(exitCode).isEqualTo(1);
    assertThat(error.toString()).contains("standard output").hasLineCount(3);
  }

  private static final class FullDisk extends Writer {
    @Override
    public void write(char[] text, int from, int length) throws IOException {
      throw new IOException("No space left on device");
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
