package org.gan4j.cli.output;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.experiment.plugin.PluginClassLoader;

/**
 * Where the log, libraries and plugins print: {@code System.out} and {@code System.err} are both
 * standard error, cleaned for a terminal. Standard output has the results of the command alone.
 */
@ThreadSafe
public final class StandardStreams {
  /** Of plugins while they are loaded: what prints more than this prints forever. */
  private static final int MOST_OCTETS = 100_000;

  private StandardStreams() {}

  /** Redirects both. */
  public static void redirect(PrintStream standardError) {
    System.setErr(
        TerminalStream.to(
            new PrintStream(new Limited(standardError), true, Charset.defaultCharset())));
    System.setOut(new PrintStream(new StandardError(), true, Charset.defaultCharset()));
  }

  /** The current {@link System#err}, which a progress bar replaces. */
  private static final class StandardError extends OutputStream {
    @Override
    public void write(int octet) {
      System.err.write(octet);
    }

    @Override
    public void write(byte[] octets, int start, int count) {
      System.err.write(octets, start, count);
    }

    @Override
    public void flush() {
      System.err.flush();
    }
  }

  /** Passes over what plugins print beyond the limit on the threads that load them. */
  private static final class Limited extends OutputStream {
    private final PrintStream out;
    private int printed;

    Limited(PrintStream out) {
      this.out = out;
    }

    @Override
    public void write(int octet) throws IOException {
      write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] octets, int start, int count) {
      if (allows(count)) {
        out.write(octets, start, count);
      }
    }

    private synchronized boolean allows(int count) {
      if (!(Thread.currentThread().getContextClassLoader() instanceof PluginClassLoader plugin)) {
        return true;
      }
      if (printed > MOST_OCTETS) {
        return false;
      }
      printed += count;
      if (printed > MOST_OCTETS) {
        String note = "\n... and more, by plugin " + TerminalText.line(plugin.getName()) + "\n";
        out.writeBytes(note.getBytes(StandardCharsets.UTF_8));
      }
      return printed <= MOST_OCTETS;
    }

    @Override
    public void flush() {
      out.flush();
    }
  }
}
