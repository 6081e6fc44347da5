package org.gan4j.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Locale;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.cli.output.PipedOutput;
import org.gan4j.cli.output.StandardStreams;
import org.gan4j.core.Gan;

/**
 * Where the {@code gan} command begins.
 *
 * <p>Thread-safe, but ends the process.
 */
@ThreadSafe
public final class Main {
  private Main() {}

  /**
   * Runs one command and ends the process with its exit code.
   *
   * @param arguments as the user typed them, such as {@code train experiment.json}
   */
  public static void main(String[] arguments) {
    // Numbers in messages and files are the same in every country.
    Locale.setDefault(Locale.ROOT);
    // A lambda, not a method reference: --help should not even load the framework.
    Terminals terminals = Terminals.ofProcess();
    StandardStreams.redirect(standardError());
    GanCommandLine command =
        new GanCommandLine(
            terminals,
            places -> Gan.create(places),
            new PrintWriter(
                new OutputStreamWriter(
                    new PipedOutput(new FileOutputStream(FileDescriptor.out)),
                    Charset.defaultCharset()),
                /* autoFlush= */ true),
            new PrintWriter(standardError(), true, Charset.defaultCharset()));
    ProcessWatch watch =
        ProcessWatch.start(standardError(), terminals.error(), command::stopsOnSignals);
    watch.exit(command.execute(arguments));
  }

  /** A new stream each time: a plugin may hold the lock of one that it can see. */
  private static PrintStream standardError() {
    return new PrintStream(
        new FileOutputStream(FileDescriptor.err), true, Charset.defaultCharset());
  }
}
