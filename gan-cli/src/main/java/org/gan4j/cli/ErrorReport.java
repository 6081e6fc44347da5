package org.gan4j.cli;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.Locale;
import org.gan4j.api.GanException;
import org.gan4j.experiment.ExperimentException;
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
   */
  record Entry(String problem, String where, String remedy) {}

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
      List<String> suggestions = unmatched.getSuggestions();
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
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof OutOfMemoryError) {
        return one(
            FAILURE,
            "there is not enough memory: "
                + cause.getMessage()
                + " (Java may use "
                + (Runtime.getRuntime().maxMemory() >> 20)
                + " MB)",
            place(failure),
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
        "internal error: " + failure.toString().lines().findFirst().orElse(""),
        place(failure),
        "run it again with --debug for the stack trace, and report it");
  }

  private static String place(Throwable failure) {
    StackTraceElement[] trace = failure.getStackTrace();
    return trace.length == 0 ? "unknown" : trace[0].toString();
  }

  private static ErrorReport one(int exitCode, String problem, String where, String remedy) {
    return new ErrorReport(List.of(new Entry(problem, where, remedy)), exitCode);
  }

  /** Prints three lines an error. */
  void print(PrintWriter writer, Ansi ansi) {
    for (Entry entry : errors) {
      writer.println(ansi.string("@|bold,red error:|@ ") + entry.problem());
      writer.println("  at " + entry.where());
      writer.println("  " + entry.remedy());
    }
    writer.flush();
  }
}
