package org.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.gan4j.cli.output.StandardOutput;
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
                new StandardOutput(new FullDisk(), StandardCharsets.UTF_8),
                new PrintWriter(error))
            .execute("--version");

    assertThat(exitCode).isEqualTo(1);
    assertThat(error.toString())
        .contains("standard output: No space left on device")
        .hasLineCount(3);
  }

  private static final class FullDisk extends OutputStream {
    @Override
    public void write(int octet) throws IOException {
      throw new IOException("No space left on device");
    }
  }
}
