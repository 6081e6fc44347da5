package org.gan4j.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.gan4j.cli.output.Destination;
import org.gan4j.cli.output.StandardOutput;
import org.gan4j.cli.output.TerminalWriter;
import org.gan4j.core.Gan;
import org.gan4j.experiment.configuration.Json;
import org.gan4j.experiment.registry.Registry;
import org.gan4j.experiment.registry.UnusableComponent;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/** The command line: runs one command, and reports its failure. Use it once. */
final class GanCommandLine {
  /** In columns, as picocli allows. */
  private static final int NARROWEST_HELP = 55;

  /** Longer lines are hard to read. */
  private static final int WIDEST_HELP = 100;

  private final Terminals terminals;
  private final Function<List<Path>, Gan> gan;
  private final StandardOutput standard;
  private final PrintWriter output;
  private final PrintWriter error;
  private final GanCommand root = new GanCommand();
  private final Interruption interruption = new Interruption();

  /** With the plugins; null until a command needs it. */
  private @Nullable Registry registry;

  /** Whether programs read the result, and the error in its place. */
  private boolean json;

  /** The list reports broken plugins itself. */
  private boolean listsComponents;

  /**
   * Prepares a command.
   *
   * @param gan the framework with the plugins in some places; created when a command needs it
   * @param output for results
   * @param error for everything else
   */
  GanCommandLine(
      Terminals terminals,
      Function<List<Path>, Gan> gan,
      StandardOutput output,
      PrintWriter error) {
    this.terminals = terminals;
    this.gan = gan;
    this.standard = output;
    this.output = new TerminalWriter(output, terminals.output());
    this.error = new TerminalWriter(error, terminals.error());
  }

  /** Whether a signal stops a training, and not the process at once. */
  boolean stopsOnSignals() {
    return interruption.standsBy();
  }

  /** Runs a command, and returns its exit code. */
  int execute(String... arguments) {
    json = asksForJson(arguments);
    int exitCode = executeOrReport(arguments);
    if (output.checkError() && exitCode == 0) {
      // A result that nobody gets is a failure, whichever command it is of.
      exitCode = reportLostOutput();
    }
    error.flush();
    interruption.end(exitCode);
    return exitCode;
  }

  private static boolean asksForJson(String... arguments) {
    return Arrays.stream(arguments)
        .takeWhile(word -> !word.equals("--"))
        .anyMatch("--json"::equals);
  }

  private int executeOrReport(String... arguments) {
    try {
      return commandLine(arguments).execute(arguments);
    } catch (RuntimeException | Error failure) {
      // Such as no memory, or a broken installation: people should read about these too.
      return report(failure);
    }
  }

  private int reportLostOutput() {
    ErrorReport.lostOutput(standard.failure().orElse("it is closed"))
        .print(error, ansi(terminals.error()));
    return ErrorReport.FAILURE;
  }

  private CommandLine commandLine(String... arguments) {
    CommandLine commandLine = new CommandLine(root);
    new Commands(
            terminals,
            this::createGan,
            interruption,
            new Destination(standard, output, terminals.output(), json))
        .addTo(commandLine, arguments);
    // After the commands are added, since this reaches only those that are there.
    if (asksForHelp(arguments)) {
      commandLine.setUsageHelpWidth(
          Math.max(NARROWEST_HELP, Math.min(WIDEST_HELP, terminals.columns())));
    }
    return commandLine
        .setOut(output)
        .setErr(error)
        .setColorScheme(Help.defaultColorScheme(ansi(terminals.output())))
        .setExecutionStrategy(this::run)
        .setExecutionExceptionHandler((failure, failed, parsed) -> report(failure))
        .setParameterExceptionHandler((failure, all) -> reportUsage(failure));
  }

  /** The width of a terminal is asked for only then, since that takes a process. */
  private static boolean asksForHelp(String... arguments) {
    return (arguments.length > 0 && arguments[0].equals("help"))
        || Arrays.stream(arguments).anyMatch(word -> word.equals("--help") || word.equals("-h"));
  }

  private Gan createGan() {
    List<Path> places =
        PluginFolders.of(
            System.getProperty("gan.home"), System.getenv("GAN_PLUGINS"), root.plugins());
    Gan created = gan.apply(places);
    // Nobody else interrupts this thread: a plugin did, and nothing could wait any more.
    Thread.interrupted();
    registry = created.registry();
    if (!listsComponents) {
      created.registry().broken().stream()
          .filter(broken -> broken.kind() == null)
          .forEach(this::warn);
    }
    return created;
  }

  private void warn(UnusableComponent plugin) {
    error.println(
        String.format(
            Locale.ROOT,
            "warning: plugin %s is not used: %s",
            plugin.origin().name(),
            plugin.problem()));
    error.flush();
  }

  private int run(ParseResult parsed) {
    ParseResult command = parsed.subcommand();
    listsComponents =
        command != null && command.commandSpec().userObject() instanceof ComponentsCommand;
    if (root.debug()) {
      System.setProperty("org.slf4j.simpleLogger.log.org.gan4j", "debug");
    }
    return new RunLast().execute(parsed);
  }

  private int report(Throwable failure) {
    ErrorReport report = ErrorReport.of(failure, registry);
    print(report);
    if (root.debug()) {
      failure.printStackTrace(error);
    }
    return report.exitCode();
  }

  private int reportUsage(ParameterException failure) {
    print(ErrorReport.ofUsage(failure));
    return ErrorReport.USAGE;
  }

  /** For people on standard error; with {@code --json} also for programs on standard output. */
  private void print(ErrorReport report) {
    report.print(error, ansi(terminals.error()));
    if (json) {
      output.println(Json.write(report.toJson()));
    }
  }

  /** AUTO respects NO_COLOR. */
  private static Ansi ansi(boolean terminal) {
    return terminal ? Ansi.AUTO : Ansi.OFF;
  }
}
