package org.gan4j.objectives.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gan4j.api.component.Require;
import org.gan4j.api.game.Progress;
import org.gan4j.api.game.Step;
import org.gan4j.api.schedule.TrainingSchedule;
import org.junit.jupiter.api.Test;

class KStepScheduleTest {

  private static TrainingSchedule schedule(int discriminatorSteps, int generatorSteps) {
    return new KStepScheduleProvider()
        .create(new KStepConfiguration(discriminatorSteps, generatorSteps), Players.ADVERSARIAL);
  }

  /** One letter a step, and a bar after each iteration. */
  private static String play(TrainingSchedule schedule, int steps) {
    StringBuilder played = new StringBuilder();
    Progress progress = Progress.start();
    for (int i = 0; i < steps; i++) {
      Step step = schedule.next(progress);
      played.append(step.player().equals("discriminator") ? 'D' : 'G');
      played.append(step.endsIteration() ? "|" : "");
      progress = progress.after(step, 0.5);
    }
    return played.toString();
  }

  @Test
  void alternates() {
    assertThat(play(schedule(1, 1), 6)).isEqualTo("DG|DG|DG|");
  }

  @Test
  void letsEitherPlayerTakeSeveralSteps() {
    assertThat(play(schedule(3, 1), 8)).isEqualTo("DDDG|DDDG|");
    assertThat(play(schedule(1, 2), 6)).isEqualTo("DGG|DGG|");
    assertThat(play(schedule(2, 3), 7)).isEqualTo("DDGGG|DD");
  }

  @Test
  void hasStepsForEveryPlayerOfALargerGame() {
    TrainingSchedule schedule =
        new KStepScheduleProvider().create(new KStepConfiguration(2, 3), Players.CYCLE);
    List<Step> steps = new ArrayList<>();
    Progress progress = Progress.start();
    for (int i = 0; i < 9; i++) {
      steps.add(schedule.next(progress));
      progress = progress.after(steps.get(i), 0.5);
    }

    assertThat(steps)
        .extracting(Step::player)
        .containsExactly(
            "discriminator-a",
            "discriminator-a",
            "critic-of-styles",
            "generator",
            "generator",
            "generator",
            "discriminator-b",
            "discriminator-b",
            "discriminator-a");
    assertThat(steps).extracting(Step::endsIteration).containsOnlyOnce(true);
    assertThat(steps.get(7).endsIteration()).isTrue();
  }

  @Test
  void givesTheSameStepForTheSameProgress() {
    TrainingSchedule schedule = schedule(2, 1);
    Progress middle =
        new Progress(
            5, Map.of("discriminator", 11L, "generator", 5L), Map.of("discriminator", 1), 0.9);

    assertThat(schedule.next(middle)).isEqualTo(schedule.next(middle));
  }

  @Test
  void needsAStepOfEachPlayer() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Require.withinBounds(new KStepConfiguration(0, 1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Require.withinBounds(new KStepConfiguration(1, 0)));
  }
}
