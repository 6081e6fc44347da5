package org.gan4j.objectives.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.gan4j.api.schedule.Player;
import org.gan4j.api.schedule.Progress;
import org.gan4j.api.schedule.Step;
import org.gan4j.api.schedule.TrainingSchedule;
import org.junit.jupiter.api.Test;

class BalanceScheduleTest {
  private static final Step DISCRIMINATOR = new Step(Player.DISCRIMINATOR, false);
  private static final Step DISCRIMINATOR_ALONE = new Step(Player.DISCRIMINATOR, true);
  private static final Step GENERATOR = new Step(Player.GENERATOR, true);

  private final TrainingSchedule schedule =
      new BalanceScheduleProvider().create(new BalanceConfiguration(0.4, 0.8));

  private Step next(int discriminatorStepsInIteration, double accuracy) {
    return schedule.next(new Progress(7, 9, 8, discriminatorStepsInIteration, 0, accuracy));
  }

  @Test
  void alternatesBetweenTheBounds() {
    for (double accuracy : new double[] {0.4, 0.5, 0.8}) {
      assertThat(next(0, accuracy)).isEqualTo(DISCRIMINATOR);
    }
    for (double accuracy : new double[] {0, 0.6, 1}) {
      assertThat(next(1, accuracy)).as("what was begun is ended").isEqualTo(GENERATOR);
    }
  }

  @Test
  void letsTheDiscriminatorWaitWhenItIsTooSure() {
    assertThat(next(0, 0.81)).isEqualTo(GENERATOR);
  }

  @Test
  void letsTheGeneratorWaitWhenTheDiscriminatorKnowsTooLittle() {
    assertThat(next(0, 0.39)).isEqualTo(DISCRIMINATOR_ALONE);
  }

  @Test
  void refusesBoundsTheWrongWayRound() {
    assertThatIllegalArgumentException().isThrownBy(() -> new BalanceConfiguration(0.8, 0.4));
    assertThatIllegalArgumentException().isThrownBy(() -> new BalanceConfiguration(-0.1, 0.4));
    assertThatIllegalArgumentException().isThrownBy(() -> new BalanceConfiguration(0.5, 1.1));
  }
}
