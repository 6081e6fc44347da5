package org.gan4j.objectives.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.gan4j.api.GanException;
import org.gan4j.api.component.Require;
import org.gan4j.api.game.Player;
import org.gan4j.api.game.Progress;
import org.gan4j.api.game.Step;
import org.gan4j.api.schedule.ScheduleContext;
import org.gan4j.api.schedule.TrainingSchedule;
import org.junit.jupiter.api.Test;

class ContentFirstScheduleTest {

  private static TrainingSchedule schedule(
      long iterations, int discriminatorSteps, int generatorSteps, ScheduleContext context) {
    return new ContentFirstScheduleProvider()
        .create(
            new ContentFirstConfiguration(iterations, discriminatorSteps, generatorSteps), context);
  }

  /** The players' names, with a bar after each iteration. */
  private static String play(TrainingSchedule schedule, int steps) {
    StringBuilder played = new StringBuilder();
    Progress progress = Progress.start();
    for (int i = 0; i < steps; i++) {
      Step step = schedule.next(progress);
      played.append(step.player()).append(step.endsIteration() ? "|" : " ");
      progress = progress.after(step, 0.5);
    }
    return played.toString();
  }

  @Test
  void beginsWithTheGeneratorAlone() {
    assertThat(play(schedule(2, 1, 1, Players.ADVERSARIAL), 6))
        .isEqualTo("generator|generator|discriminator generator|discriminator generator|");
    assertThat(play(schedule(1, 2, 2, Players.ADVERSARIAL), 6))
        .isEqualTo("generator generator|discriminator discriminator generator generator|");
  }

  @Test
  void leavesAllOtherPlayersOutAtFirst() {
    assertThat(play(schedule(1, 1, 1, Players.CYCLE), 3))
        .isEqualTo("generator|discriminator-a critic-of-styles ");
  }

  @Test
  void marksTheEndOfTheFirstPhase() {
    assertThat(schedule(700, 1, 1, Players.ADVERSARIAL).milestones()).containsExactly(700L);
    assertThat(
            new KStepScheduleProvider()
                .create(new KStepConfiguration(1, 1), Players.ADVERSARIAL)
                .milestones())
        .isEmpty();
  }

  @Test
  void refusesAGeneratorThatLearnsFromADiscriminatorOnly() {
    ScheduleContext context =
        ScheduleContext.of(
            Players.ADVERSARIAL.players().stream()
                .map(player -> new Player(player.name(), player.drawsBatch(), player.networks()))
                .toList());

    assertThatExceptionOfType(GanException.class)
        .isThrownBy(() -> schedule(1, 1, 1, context))
        .withMessageContaining("learns from discriminators only");
  }

  @Test
  void refusesAGameWithoutAGeneratorAndAPhaseWithoutIterations() {
    ScheduleContext alone = ScheduleContext.of(List.of(Players.ADVERSARIAL.players().get(0)));
    assertThatExceptionOfType(GanException.class).isThrownBy(() -> schedule(1, 1, 1, alone));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Require.withinBounds(new ContentFirstConfiguration(0, 1, 1)));
  }
}
