package org.gan4j.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.gan4j.api.ErrorCode;
import org.gan4j.api.FailureText;
import org.gan4j.api.GanException;
import org.gan4j.cli.output.TerminalText;
import org.gan4j.experiment.ExperimentException;
import org.gan4j.experiment.configuration.Nearest;
import org.gan4j.experiment.plugin.PluginFault;
import org.gan4j.experiment.registry.Registry;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * A failure as shown to the user.
 *
 * @param errors each with problem, place and remedy
 * @param exitCode of the process
 */
record ErrorReport(List<Entry> errors, int exitCode) {
  /** Failed while running. */
  static final int FAILURE = 1;

  /** Wrong usage or experiment. */
  static final int USAGE = 2;

  /** Of one line: longer texts come from damaged files and plugins. */
  private static final int LONGEST = 4000;

  /** Copies the list. */
  ErrorReport {
    errors = List.copyOf(errors);
  }

  /**
   * One error.
   *
   * @param problem the problem
   * @param where the file, argument or place in the program
   * @param remedy the remedy
   * @param code which error it is, for programs
   */
  record Entry(String problem, String where, String remedy, String code) {
    private ObjectNode toJson() {
      return JsonNodeFactory.instance
          .objectNode()
          .put("code", code)
          .put("message", problem)
          .put("place", where)
          .put("remedy", remedy);
    }
  }

  /** A failure while running. */
  static ErrorReport failure(String problem, String where, String remedy) {
    return one(FAILURE, problem, where, remedy);
  }

  /**
   * The report on an exception of a command.
   *
   * @param registry with the plugins that may have failed; null if there are none yet
   */
  static ErrorReport of(Throwable failure, @Nullable Registry registry) {
    if (registry == null || failure instanceof GanException) {
      return of(failure);
    }
    return PluginFault.of(failure, registry)
        .map(fault -> ofPlugin(failure, fault))
        .orElseGet(() -> beside(registry, of(failure)));
  }

  /** What GAN4J stumbled on may have come from a plugin. */
  private static ErrorReport beside(Registry registry, ErrorReport report) {
    String plugins = String.join(", ", PluginFault.plugins(registry));
    return plugins.isEmpty()
        ? report
        : new ErrorReport(
            report.errors().stream()
                .map(
                    entry ->
                        new Entry(
                            entry.problem(),
                            entry.where(),
                            entry.remedy() + " (plugins are installed: " + plugins + ")",
                            entry.code()))
                .toList(),
            report.exitCode());
  }

  private static ErrorReport ofPlugin(Throwable failure, PluginFault fault) {
    String remedy =
        "this is a fault of "
            + fault.plugin()
            + ": tell its authors; --debug shows the stack trace";
    boolean memory =
        FailureText.causes(failure).stream().anyMatch(OutOfMemoryError.class::isInstance);
    return one(
        FAILURE,
        fault.component() + " failed: " + fault.failure(),
        fault.place().isEmpty() ? fault.plugin() : fault.place(),
        memory ? remedy + "; GAN_JAVA_OPTS=-Xmx4g gives more memory" : remedy);
  }

  /** The report on an exception of a command. */
  static ErrorReport of(Throwable failure) {
    if (failure instanceof ExperimentException experiment) {
      return new ErrorReport(
          experiment.problems().stream().map(CommandWords::entry).toList(), USAGE);
    }
    if (failure instanceof GanException known) {
      int exitCode =
          switch (known.kind()) {
            case USAGE -> USAGE;
            case FAILURE -> FAILURE;
          };
      return new ErrorReport(List.of(CommandWords.entry(known)), exitCode);
    }
    return unexpected(failure);
  }

  /** The report on arguments that cannot be parsed. */
  static ErrorReport ofUsage(ParameterException failure) {
    String command = failure.getCommandLine().getCommandSpec().qualifiedName();
    String help = "'" + command + " --help' lists what there is";
    if (failure instanceof UnmatchedArgumentException unmatched) {
      String argument = unmatched.getUnmatched().get(0);
      boolean isCommand = failure.getCommandLine().getParent() == null;
      String what = unmatched.isUnknownOption() ? "option" : isCommand ? "command" : "argument";
      List<String> similar = unmatched.getSuggestions();
      // What shares some pairs of letters is left out beside a spelling mistake.
      List<String> suggestions = Nearest.to(argument, similar).map(List::of).orElse(similar);
      return one(
          USAGE,
          "there is no " + what + " '" + argument + "'",
          command,
          suggestions.isEmpty()
              ? help
              : "did you mean " + String.join(" or ", suggestions) + "? " + help);
    }
    String message = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    return one(
        USAGE,
        message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1),
        command,
        help);
  }

  /** The report on results that could not be written to standard output. */
  static ErrorReport lostOutput(String reason) {
    return one(
        FAILURE,
        "the results cannot be written to standard output: " + reason,
        "standard output",
        "check that the disk has room, and run it again");
  }

  private static ErrorReport unexpected(Throwable failure) {
    for (Throwable cause : FailureText.causes(failure)) {
      if (cause instanceof OutOfMemoryError) {
        return one(
            FAILURE,
            "there is not enough memory: "
                + cause.getMessage()
                + " (Java may use "
                + (Runtime.getRuntime().maxMemory() >> 20)
                + " MB)",
            ownPlace(cause),
            "give it more, as in GAN_JAVA_OPTS='-Xmx4g"
                + " -Dorg.bytedeco.javacpp.maxPhysicalBytes=8g', or process less at once: a smaller"
                + " training.batchSize, or a smaller picture");
      }
    }
    if (failure instanceof InvalidPathException path) {
      return one(
          USAGE,
          "this is no path here: " + path.getReason(),
          path.getInput(),
          "write a path of this system; names beyond ASCII need a UTF-8 locale (LC_ALL=C.UTF-8)");
    }
    if (failure instanceof UncheckedIOException io) {
      return one(
          FAILURE,
          "a file cannot be read or written: " + String.valueOf(io.getCause()),
          place(failure),
          "check that the disk has room and that you may use the file");
    }
    return one(
        FAILURE,
        "internal error: " + FailureText.of(failure).lines().findFirst().orElse(""),
        place(failure),
        "run it again with --debug for the stack trace, and report it");
  }

  private static String place(Throwable failure) {
    StackTraceElement[] trace = failure.getStackTrace();
    return trace.length == 0 ? "unknown" : trace[0].toString();
  }

  /** The innermost of GAN4J's own methods, which asked for the memory. */
  private static String ownPlace(Throwable failure) {
    return Stream.of(failure.getStackTrace())
        .filter(element -> element.getClassName().startsWith("org.gan4j."))
        .findFirst()
        .map(StackTraceElement::toString)
        .orElseGet(() -> place(failure));
  }

  private static ErrorReport one(int exitCode, String problem, String where, String remedy) {
    ErrorCode code = exitCode == USAGE ? ErrorCode.USAGE : ErrorCode.FAILURE;
    return new ErrorReport(List.of(new Entry(problem, where, remedy, code.name())), exitCode);
  }

  private static String line(String text) {
    boolean longer = text.length() > LONGEST;
    return TerminalText.line(longer ? text.substring(0, LONGEST) + "…" : text);
  }

  /** The document that a command with {@code --json} prints in place of its result. */
  ObjectNode toJson() {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    ArrayNode list = object.putArray("errors");
    errors.forEach(entry -> list.add(entry.toJson()));
    return object.put("exitCode", exitCode);
  }

  /** Prints three lines an error. */
  void print(PrintWriter writer, Ansi ansi) {
    for (Entry entry : errors) {
      writer.println(ansi.string("@|bold,red error:|@ ") + line(entry.problem()));
      writer.println("  at " + line(entry.where()));
      writer.println("  " + line(entry.remedy()));
    }
    writer.flush();
  }
}
