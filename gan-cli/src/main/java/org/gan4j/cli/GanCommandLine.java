package org.gan4j.cli;

import java.io.PrintWriter;
import java.util.function.Supplier;
import org.gan4j.core.Gan;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/** The command line: all commands, and what happens when one fails. */
final class GanCommandLine {
  private final GanCommand root = new GanCommand();
  private final Interruption interruption = new Interruption();
  private final CommandLine commandLine;
  private final Terminals terminals;

  /**
   * Knows all commands.
   *
   * @param gan the framework, which is created by the first command that needs it
   */
  GanCommandLine(Terminals terminals, Supplier<Gan> gan) {
    this.terminals = terminals;
    this.commandLine =
        new CommandLine(root)
            .addSubcommand(new TrainCommand(terminals, gan, interruption))
            .addSubcommand(new SampleCommand(terminals, gan))
            .addSubcommand(new InterpolateCommand(gan))
            .addSubcommand(new EvaluateCommand(gan))
            .addSubcommand(new ValidateCommand(gan))
            .addSubcommand(new ComponentsCommand(gan))
            .addSubcommand(new SchemaCommand(gan))
            .addSubcommand(new CompletionCommand())
            .setExecutionStrategy(this::run)
            .setExecutionExceptionHandler((failure, failed, parsed) -> report(failed, failure))
            .setParameterExceptionHandler((failure, arguments) -> reportUsage(failure))
            .setColorScheme(Help.defaultColorScheme(ansi(terminals.output())));
  }

  /** Prints to these instead of the standard streams. */
  GanCommandLine printingTo(PrintWriter output, PrintWriter error) {
    commandLine.setOut(output);
    commandLine.setErr(error);
    return this;
  }

  /** Runs a command, and returns its exit code. */
  int execute(String... arguments) {
    int exitCode = executeOrReport(arguments);
    commandLine.getOut().flush();
    commandLine.getErr().flush();
    interruption.end(exitCode);
    return exitCode;
  }

  private int executeOrReport(String... arguments) {
    try {
      return commandLine.execute(arguments);
    } catch (Error failure) {
      // Such as no memory, or a broken installation: people should read about these too.
      return report(commandLine, failure);
    }
  }

  private int run(ParseResult parsed) {
    if (root.debug()) {
      System.setProperty("org.slf4j.simpleLogger.log.org.gan4j", "debug");
    }
    return new RunLast().execute(parsed);
  }

  private int report(CommandLine failed, Throwable failure) {
    ErrorReport report = ErrorReport.of(failure);
    report.print(failed.getErr(), ansi(terminals.error()));
    if (root.debug()) {
      failure.printStackTrace(failed.getErr());
    }
    return report.exitCode();
  }

  private int reportUsage(ParameterException failure) {
    ErrorReport.ofUsage(failure).print(failure.getCommandLine().getErr(), ansi(terminals.error()));
    return ErrorReport.USAGE;
  }

  /** AUTO respects NO_COLOR. */
  private static Ansi ansi(boolean terminal) {
    return terminal ? Ansi.AUTO : Ansi.OFF;
  }
}
