package org.gan4j.cli;

import java.util.Map;
import org.gan4j.api.ErrorCode;
import org.gan4j.api.GanException;
import org.gan4j.cli.ErrorReport.Entry;
import org.gan4j.experiment.Problem;
import org.gan4j.experiment.registry.Registry;

/** Errors of the libraries in the words of the command line: its commands and options. */
final class CommandWords {
  /**
   * The remedy for an error.
   *
   * @param where the option at fault; empty for the place in the error
   * @param remedy with {@code %s} for the error's subject
   */
  private record Words(String where, String remedy) {}

  /** In characters; the rest of a longer one is in the command line. */
  private static final int LONGEST_OVERRIDE = 200;

  private static final Map<ErrorCode, Words> BY_CODE =
      Map.ofEntries(
          remedy(
              ErrorCode.OUTPUT_NOT_EMPTY,
              "choose another with --out, or go on with that run by --resume"),
          remedy(ErrorCode.OUTPUT_NOT_WRITABLE, "choose a folder that you may write to with --out"),
          remedy(
              ErrorCode.RUN_FILE_NOT_WRITABLE,
              "free some space, or choose another folder with --out"),
          remedy(
              ErrorCode.CHECKPOINT_NOT_WRITABLE,
              "free some space or choose another folder with --out; older checkpoints are intact"),
          remedy(
              ErrorCode.CHECKPOINT_MISSING,
              "leave --resume out to start anew, or give the run's folder with --out"),
          remedy(
              ErrorCode.EXPERIMENT_DIFFERS,
              "resume with the experiment.json of its run, or leave --resume out to start anew"),
          remedy(
              ErrorCode.RUN_IN_USE,
              "wait until it has ended, or stop it with Ctrl-C or 'kill'; --out trains elsewhere"),
          remedy(
              ErrorCode.DATA_MISSING,
              "run 'gan datasets fetch %s', or set \"path\" to the folder that has it"),
          remedy(
              ErrorCode.FETCH_FAILED,
              "put the files into this folder by hand, give another --mirror, or set \"path\" in the"
                  + " experiment"),
          option(
              ErrorCode.HOLE_MISSING,
              "--fit tile",
              "say what is to be filled with --mask, or choose another fit"),
          option(
              ErrorCode.HOLE_BEYOND_REACH,
              "--mask",
              "make the hole smaller, keep it away from the edge, or try --fit tile or resize"),
          option(ErrorCode.HOLE_HIDES_ALL, "--mask", "use --fit resize, or make the hole smaller"),
          option(ErrorCode.PICTURE_TOO_SMALL, "--fit", "use --fit resize"),
          option(ErrorCode.NO_NOISE, "--draws", "leave it out, or train with a latent"));

  private CommandWords() {}

  private static Map.Entry<ErrorCode, Words> remedy(ErrorCode code, String remedy) {
    return option(code, "", remedy);
  }

  private static Map.Entry<ErrorCode, Words> option(ErrorCode code, String where, String remedy) {
    return Map.entry(code, new Words(where, remedy));
  }

  /** An error with the remedy that its code has here, or else with its own. */
  static Entry entry(GanException error) {
    Words words = BY_CODE.get(error.code());
    return new Entry(
        error.problem(),
        words == null || words.where().isEmpty() ? error.where() : words.where(),
        remedy(error.code(), error.subject(), error.remedy()),
        error.code().name());
  }

  /** The problems of an experiment. */
  static Entry entry(Problem problem) {
    String source = problem.source();
    if (source.startsWith(Problem.OVERRIDE)) {
      String text = source.substring(Problem.OVERRIDE.length());
      source =
          "--set "
              + (text.length() > LONGEST_OVERRIDE
                  ? text.substring(0, LONGEST_OVERRIDE) + "…"
                  : text);
    }
    String place =
        problem.line() == 0 ? source : source + ":" + problem.line() + ":" + problem.column();
    return new Entry(
        problem.message(),
        problem.path().isEmpty() ? place : place + ", " + problem.path(),
        origin(problem) + remedy(problem.code(), problem.subject(), problem.remedy()),
        problem.code().name());
  }

  /** A run knows the jar that a component came from. */
  private static String origin(Problem problem) {
    if (!problem.code().equals(ErrorCode.COMPONENT_MISSING)) {
      return "";
    }
    return RecordedJars.of(problem.source(), problem.subject())
        .map(jar -> "the run had it from " + jar + ": add its folder with --plugins; ")
        .orElse("");
  }

  private static String remedy(ErrorCode code, String subject, String remedy) {
    Words words = BY_CODE.get(code);
    if (words != null) {
      return words.remedy().replace("%s", subject);
    }
    return remedy.replace(Registry.SOME_ARE_BROKEN, "; some are broken: see gan components");
  }
}
