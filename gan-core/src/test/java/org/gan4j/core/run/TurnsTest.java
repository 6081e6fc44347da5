package org.gan4j.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gan4j.api.network.Network;
import org.gan4j.api.schedule.Player;
import org.gan4j.api.schedule.Progress;
import org.gan4j.api.schedule.TrainingSchedule;
import org.gan4j.core.game.Game;
import org.gan4j.core.training.StopSignal;
import org.gan4j.core.training.Trainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who changes when. The schedule is asked before every step, so a spy there sees every state. */
class TurnsTest {
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
          after.progress().discriminatorSteps() > before.progress().discriminatorSteps();
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
    try (Game game = TinyGame.with(folder, all.toArray(String[]::new))) {
      TrainingSchedule spied =
          progress -> {
            var step = game.schedule().next(progress);
            players.append(step.player() == Player.DISCRIMINATOR ? 'D' : 'G');
            return step;
          };
      run(game, spied);
    }
    return players.toString();
  }

  private List<Snapshot> play(String... overrides) {
    List<Snapshot> snapshots = new ArrayList<>();
    try (Game game = TinyGame.with(folder, overrides)) {
      run(
          game,
          progress -> {
            snapshots.add(
                new Snapshot(progress, values(game.generator()), values(game.discriminator())));
            return game.schedule().next(progress);
          });
    }
    return snapshots;
  }

  private static float[] values(Network network) {
    return network.parameters().values().toFloatVector();
  }

  private static void run(Game game, TrainingSchedule schedule) {
    Game spied =
        new Game(
            game.experiment(),
            game.dataset(),
            game.task(),
            game.latent(),
            game.generator(),
            game.discriminator(),
            game.loss(),
            game.regularizers(),
            schedule,
            game.generatorOptimizer(),
            game.discriminatorOptimizer(),
            game.metrics(),
            game.listeners(),
            game.average(),
            game.learningRates(),
            game.key());
    new Trainer(spied, Progress.start(), List.of()).run(new StopSignal());
  }
}
