package org.gan4j.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gan4j.api.game.Progress;
import org.gan4j.api.schedule.TrainingSchedule;
import org.gan4j.core.assembly.PreparedTraining;
import org.gan4j.core.testing.TinyTraining;
import org.gan4j.training.StopSignal;
import org.gan4j.training.Trainer;
import org.gan4j.training.TrainingSetup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who changes when. The schedule is asked before every step, so a spy there sees every state. */
class PlayersTest {
  @TempDir Path folder;

  /** What a player looks like after so many steps: parameters and running statistics. */
  @SuppressWarnings("ArrayRecordComponent") // compared element by element
  private record Snapshot(Progress progress, float[] generator, float[] discriminator) {}

  @Test
  void keepsOnePlayerToTheBitWhileTheOtherLearns() {
    List<Snapshot> snapshots = play("schedule.discriminatorSteps=2", "training.iterations=5");
    assertThat(snapshots).hasSize(15);
    for (int i = 1; i < snapshots.size(); i++) {
      Snapshot before = snapshots.get(i - 1);
      Snapshot after = snapshots.get(i);
      boolean discriminatorLearned =
          after.progress().steps("discriminator") > before.progress().steps("discriminator");
      if (discriminatorLearned) {
        assertThat(after.generator()).containsExactly(before.generator());
        assertThat(after.discriminator()).isNotEqualTo(before.discriminator());
      } else {
        assertThat(after.discriminator()).containsExactly(before.discriminator());
        assertThat(after.generator()).isNotEqualTo(before.generator());
      }
    }
  }

  @Test
  void countsStepsForEachPlayer() {
    assertThat(players("schedule.discriminatorSteps=5", "schedule.generatorSteps=1"))
        .isEqualTo("DDDDDGDDDDDG");
    assertThat(players("schedule.discriminatorSteps=1", "schedule.generatorSteps=2"))
        .isEqualTo("DGGDGG");
  }

  private String players(String... overrides) {
    List<String> all = new ArrayList<>(List.of(overrides));
    all.add("training.iterations=2");
    StringBuilder players = new StringBuilder();
    try (PreparedTraining training = TinyTraining.with(folder, all.toArray(String[]::new))) {
      TrainingSchedule spied =
          progress -> {
            var step = training.setup().schedule().next(progress);
            players.append(step.player().equals("discriminator") ? 'D' : 'G');
            return step;
          };
      run(training, spied);
    }
    return players.toString();
  }

  private List<Snapshot> play(String... overrides) {
    List<Snapshot> snapshots = new ArrayList<>();
    try (PreparedTraining training = TinyTraining.with(folder, overrides)) {
      run(
          training,
          progress -> {
            snapshots.add(
                new Snapshot(
                    progress,
                    TinyTraining.parameters(training, "generator").toFloatVector(),
                    TinyTraining.parameters(training, "discriminator").toFloatVector()));
            return training.setup().schedule().next(progress);
          });
    }
    return snapshots;
  }

  private static void run(PreparedTraining training, TrainingSchedule schedule) {
    TrainingSetup setup = training.setup();
    TrainingSetup spied =
        new TrainingSetup(
            setup.game(),
            setup.players(),
            setup.dataset(),
            setup.task(),
            setup.loss(),
            setup.augmentations(),
            setup.regularizers(),
            schedule,
            setup.learningRates(),
            setup.key());
    new Trainer(spied, training.plan(), Progress.start(), List.of()).run(new StopSignal());
  }
}
