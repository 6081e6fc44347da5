package org.gan4j.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.gan4j.core.Gan;

/** What a command did, run in this process without a terminal. */
record Outcome(int exitCode, String output, String error) {

  static Outcome of(String... arguments) {
    StringWriter output = new StringWriter();
    StringWriter error = new StringWriter();
    int exitCode =
        new GanCommandLine(
                Terminals.NONE,
                places -> SharedGan.get(),
                new PrintWriter(output),
                new PrintWriter(error))
            .execute(arguments);
    return new Outcome(exitCode, output.toString(), error.toString());
  }

  /** Finding all components takes a moment, and all tests use the same. */
  private static final class SharedGan {
    private static final Gan GAN = Gan.create();

    static Gan get() {
      return GAN;
    }
  }
}
