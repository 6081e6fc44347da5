package org.gan4j.objectives.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.gan4j.api.schedule.Player;
import org.gan4j.api.schedule.Progress;
import org.gan4j.api.schedule.Step;
import org.gan4j.api.schedule.TrainingSchedule;
import org.junit.jupiter.api.Test;

class KStepScheduleTest {

  private static TrainingSchedule schedule(int discriminatorSteps, int generatorSteps) {
    return new KStepScheduleProvider()
        .create(new KStepConfiguration(discriminatorSteps, generatorSteps));
  }

  /** One letter a step, and a bar after each iteration. */
  private static String play(TrainingSchedule schedule, int steps) {
    StringBuilder played = new StringBuilder();
    Progress progress = Progress.start();
    for (int i = 0; i < steps; i++) {
      Step step = schedule.next(progress);
      played.append(step.player() == Player.DISCRIMINATOR ? 'D' : 'G');
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
  void givesTheSameStepForTheSameProgress() {
    TrainingSchedule schedule = schedule(2, 1);
    Progress middle = new Progress(5, 11, 5, 1, 0, 0.9);

    assertThat(schedule.next(middle)).isEqualTo(schedule.next(middle));
  }

  @Test
  void needsAStepOfEachPlayer() {
    assertThatIllegalArgumentException().isThrownBy(() -> new KStepConfiguration(0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new KStepConfiguration(1, 0));
  }
}
