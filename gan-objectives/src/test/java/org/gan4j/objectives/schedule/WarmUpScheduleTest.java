package org.gan4j.objectives.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.gan4j.api.component.Require;
import org.gan4j.api.game.Progress;
import org.gan4j.api.game.Step;
import org.gan4j.api.schedule.TrainingSchedule;
import org.junit.jupiter.api.Test;

class WarmUpScheduleTest {

  /** How many steps the discriminator has in each of the first iterations. */
  private static List<Integer> discriminatorSteps(TrainingSchedule schedule, int iterations) {
    List<Integer> counts = new ArrayList<>();
    Progress progress = Progress.start();
    int count = 0;
    while (counts.size() < iterations) {
      Step step = schedule.next(progress);
      count += step.player().equals("discriminator") ? 1 : 0;
      progress = progress.after(step, 0.5);
      if (step.endsIteration()) {
        assertThat(step.player()).isEqualTo("generator");
        counts.add(count);
        count = 0;
      }
    }
    assertThat(progress.steps("generator")).isEqualTo(2L * iterations);
    return counts;
  }

  @Test
  void hasManyStepsAtFirstAndNowAndThen() {
    TrainingSchedule schedule =
        new WarmUpScheduleProvider()
            .create(new WarmUpConfiguration(2, 2, 7, 3, 5), Players.ADVERSARIAL);

    assertThat(discriminatorSteps(schedule, 12))
        .containsExactly(7, 7, 7, 2, 2, 7, 2, 2, 2, 2, 7, 2);
  }

  @Test
  void mayWarmUpOnlyOnce() {
    TrainingSchedule schedule =
        new WarmUpScheduleProvider()
            .create(new WarmUpConfiguration(1, 2, 4, 1, 0), Players.ADVERSARIAL);

    assertThat(discriminatorSteps(schedule, 5)).containsExactly(4, 1, 1, 1, 1);
  }

  @Test
  void refusesPlayersWithoutSteps() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Require.withinBounds(new WarmUpConfiguration(0, 1, 100, 25, 500)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Require.withinBounds(new WarmUpConfiguration(1, 0, 100, 25, 500)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Require.withinBounds(new WarmUpConfiguration(1, 1, 100, -1, 500)));
  }
}
