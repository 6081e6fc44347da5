package org.gan4j.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.gan4j.cli.output.TerminalWriter;
import picocli.CommandLine.Help.Ansi;

/**
 * Ends the process with the command's exit code, and with no other: a plugin that calls {@code
 * System.exit} is named, and one whose shutdown hooks do not end is not waited for.
 */
final class ProcessWatch {
  private static final long GRACE_SECONDS = 10;

  private final PrintStream terminal;
  private final boolean overwrites;
  private final BooleanSupplier stopping;
  private volatile boolean finished;

  private ProcessWatch(PrintStream terminal, boolean overwrites, BooleanSupplier stopping) {
    this.terminal = terminal;
    this.overwrites = overwrites;
    this.stopping = stopping;
  }

  /**
   * Watches this process from now on.
   *
   * @param terminal a stream that nobody else can lock
   * @param overwrites whether there may be a progress bar on the terminal's last line
   * @param stopping whether a training reacts to signals, which then ends the process
   */
  static ProcessWatch start(PrintStream terminal, boolean overwrites, BooleanSupplier stopping) {
    ProcessWatch watch = new ProcessWatch(terminal, overwrites, stopping);
    Runtime.getRuntime().addShutdownHook(new Thread(watch::examine, "process-watch"));
    return watch;
  }

  private void examine() {
    if (finished) {
      return;
    }
    Optional<ProcessEnd> end = ProcessEnd.current();
    if (end.isPresent() && end.get().signal().isPresent()) {
      if (!stopping.getAsBoolean()) {
        haltLater(end.get().signal().getAsInt());
      }
      return;
    }
    haltLater(ErrorReport.FAILURE);
    if (overwrites) {
      terminal.print("\r\033[K");
    }
    PrintWriter plain = new PrintWriter(terminal, true, Charset.defaultCharset());
    end.orElse(new ProcessEnd("unknown", List.of()))
        .report()
        .print(new TerminalWriter(plain, overwrites), overwrites ? Ansi.AUTO : Ansi.OFF);
    Runtime.getRuntime().halt(ErrorReport.FAILURE);
  }

  /** Ends the process. */
  void exit(int code) {
    finished = true;
    haltLater(code);
    System.exit(code);
  }

  /** Hooks of plugins, and locks that plugins hold, must not keep the process. */
  private static void haltLater(int code) {
    Thread thread = new Thread(() -> haltAfterGrace(code), "process-end");
    thread.setDaemon(true);
    thread.start();
  }

  private static void haltAfterGrace(int code) {
    try {
      TimeUnit.SECONDS.sleep(GRACE_SECONDS);
    } catch (InterruptedException e) {
      // Then at once.
    }
    // After a signal, Java ends with the signal's code, whatever the command's.
    Optional<ProcessEnd> end = ProcessEnd.current();
    Runtime.getRuntime().halt(end.isEmpty() ? code : end.get().signal().orElse(code));
  }
}
