package org.gan4j.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.gan4j.api.GanException;
import org.gan4j.core.run.LostExperiment;
import org.gan4j.core.run.RunFolder;
import org.jspecify.annotations.Nullable;

/**
 * The experiment to train, and its folder.
 *
 * @param experiment the file to read
 * @param given the run's folder; null if it follows from the experiment's name
 * @param resume whether the run exists
 */
record RunChoice(Path experiment, @Nullable Path given, boolean resume) {
  private static final RunsFolder RUNS = new RunsFolder(Path.of("runs"));

  /**
   * Understands the arguments.
   *
   * @param argument an experiment, or the folder of a run
   * @param out the run's folder; null if it was not given
   */
  static RunChoice of(Path argument, @Nullable Path out, boolean resume) {
    if (Files.isDirectory(argument)) {
      return ofRun(argument, out, resume);
    }
    Path beside = argument.resolveSibling("checkpoints");
    boolean ofRun = argument.endsWith("experiment.json") && Files.isDirectory(beside);
    if (!resume || !ofRun || out != null) {
      return new RunChoice(argument, out, resume);
    }
    Path folder = argument.resolveSibling("").normalize();
    LostExperiment.restore(new RunFolder(folder));
    return new RunChoice(argument, folder, true);
  }

  private static RunChoice ofRun(Path folder, @Nullable Path out, boolean resume) {
    Path experiment = new RunFolder(folder).experiment();
    if (resume ? !LostExperiment.restore(new RunFolder(folder)) : !Files.exists(experiment)) {
      throw GanException.usage(
          "this folder is no run: there is no experiment.json in it",
          folder.toString(),
          resume
              ? "give the experiment, and the folder of its run with --out"
              : "give an experiment, or the folder of a run");
    }
    if (!resume) {
      throw GanException.usage(
          "this is the folder of a run",
          folder.toString(),
          "add --resume to go on with it, or give its experiment.json to train anew");
    }
    return new RunChoice(experiment, out == null ? folder : out, true);
  }

  /** The folder of a new run of an experiment of this name; one that was not given is created. */
  Path newFolder(String name) {
    return given == null ? RUNS.create(name, LocalDateTime.now(ZoneId.systemDefault())) : given;
  }

  /** The folder of the run to resume, of an experiment of this name. */
  Path folder(String name) {
    if (given != null) {
      return given;
    }
    return RUNS.newest(name)
        .orElseThrow(
            () ->
                GanException.usage(
                    "there is no run of " + name + " to resume",
                    "runs/",
                    "leave --resume out to start one, or give its folder with --out"));
  }
}
