package org.gan4j.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.gan4j.cli.output.StandardOutput;
import org.gan4j.core.Gan;

/** What a command did, run in this process without a terminal. */
record Outcome(int exitCode, String output, String error) {

  static Outcome of(String... arguments) {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    StringWriter error = new StringWriter();
    int exitCode =
        new GanCommandLine(
                Terminals.NONE,
                places -> SharedGan.get(),
                new StandardOutput(output, StandardCharsets.UTF_8),
                new PrintWriter(error))
            .execute(arguments);
    return new Outcome(exitCode, output.toString(StandardCharsets.UTF_8), error.toString());
  }

  /** Finding all components takes a moment, and all tests use the same. */
  private static final class SharedGan {
    private static final Gan GAN = Gan.create();

    static Gan get() {
      return GAN;
    }
  }
}
