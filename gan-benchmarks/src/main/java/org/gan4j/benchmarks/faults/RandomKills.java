package org.gan4j.benchmarks.faults;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.gan4j.api.concurrent.ThreadSafe;

/**
 * Kills the command at random moments, with SIGKILL, and continues the run until it is complete.
 */
@ThreadSafe
final class RandomKills implements Section {
  private static final List<String> OPTIONS =
      List.of(
          "--quiet",
          "--set",
          "training.iterations=2000",
          "--set",
          "evaluation.everySteps=300",
          "--set",
          "checkpoint.everySteps=60");

  /** How often one run is killed at most. */
  private static final int PER_RUN = 3;

  @Override
  public String name() {
    return "random-kills";
  }

  @Override
  public Figure run(Path work, int count, long seed) {
    Path experiment = Scenario.experiment(work);
    Path undisturbed = work.resolve("undisturbed");
    long start = System.nanoTime();
    train(experiment, undisturbed, Long.MAX_VALUE);
    long milliseconds = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    RunContents expected = RunContents.of(undisturbed);

    Random random = new Random(seed);
    List<String> wrong = new ArrayList<>();
    int kills = 0;
    for (int i = 0; kills < count; i++) {
      Path run = work.resolve("killed-" + i);
      List<Long> moments = new ArrayList<>();
      boolean complete = false;
      while (!complete) {
        boolean enough = moments.size() == PER_RUN || kills == count;
        long moment = enough ? Long.MAX_VALUE : (long) (random.nextDouble() * milliseconds);
        complete = train(experiment, run, moment);
        if (!complete) {
          moments.add(moment);
          kills++;
        }
      }
      List<String> differences = RunContents.of(run).differences(expected);
      if (!differences.isEmpty()) {
        wrong.add("killed after ms " + moments + ": other " + String.join(", ", differences));
      }
    }
    return new Figure(name(), kills, wrong);
  }

  /** Starts the command or continues the run; false if it was killed before its end. */
  private static boolean train(Path experiment, Path run, long killedAfter) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("train", experiment.toString(), "--out", run.toString()));
    arguments.addAll(OPTIONS);
    if (Files.exists(run)) {
      arguments.add("--resume");
    }
    return new GanProcess(experiment.resolveSibling("")).completes(arguments, killedAfter);
  }
}
