package org.gan4j.benchmarks.faults;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.core.Gan;

/**
 * Kills a training at a call that changes files, continues it, and compares. All happens in one
 * process: after the kill, every call that changes a file fails.
 */
@ThreadSafe
final class CallKills implements Section {
  private final Scenario scenario;

  CallKills(Scenario scenario) {
    this.scenario = scenario;
  }

  @Override
  public String name() {
    return "calls-" + scenario.name();
  }

  @Override
  public Figure run(Path work, int count, long seed) {
    Gan gan = Gan.create();
    Path experiment = Scenario.experiment(work);
    Path undisturbed = work.resolve("undisturbed");
    scenario.prepare(gan, experiment, undisturbed);
    Lifetime whole = Lifetime.endless();
    scenario.train(gan, experiment, MortalFileSystem.folder(undisturbed, whole));
    RunContents expected = RunContents.of(undisturbed);

    Random random = new Random(seed);
    List<String> wrong = new ArrayList<>();
    int kills = (int) Math.min(count, whole.calls());
    for (int i = 0; i < kills; i++) {
      long call = whole.calls() * i / kills;
      Path run = work.resolve("killed-at-" + call);
      scenario.prepare(gan, experiment, run);
      String killed = kill(gan, experiment, run, call);
      // Sometimes the process that continues is killed, too.
      if (random.nextInt(3) == 0) {
        killed += ", " + kill(gan, experiment, run, random.nextInt(20));
      }
      scenario.train(gan, experiment, run);
      List<String> differences = RunContents.of(run).differences(expected);
      if (!differences.isEmpty()) {
        wrong.add(killed + ": other " + String.join(", ", differences));
      }
    }
    return new Figure(name(), kills, wrong);
  }

  private String kill(Gan gan, Path experiment, Path run, long call) {
    try {
      scenario.train(gan, experiment, MortalFileSystem.folder(run, Lifetime.of(call)));
      return "not killed";
    } catch (Killed e) {
      return String.valueOf(e.getMessage());
    }
  }
}
