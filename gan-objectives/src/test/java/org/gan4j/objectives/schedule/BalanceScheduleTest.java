package org.gan4j.objectives.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.gan4j.api.GanException;
import org.gan4j.api.component.Require;
import org.gan4j.api.game.Progress;
import org.gan4j.api.game.Step;
import org.gan4j.api.schedule.TrainingSchedule;
import org.junit.jupiter.api.Test;

class BalanceScheduleTest {
  private static final Step DISCRIMINATOR = new Step("discriminator", false);
  private static final Step DISCRIMINATOR_ALONE = new Step("discriminator", true);
  private static final Step GENERATOR = new Step("generator", true);

  private final TrainingSchedule schedule =
      new BalanceScheduleProvider().create(new BalanceConfiguration(0.4, 0.8), Players.ADVERSARIAL);

  private Step next(int discriminatorStepsInIteration, double accuracy) {
    return schedule.next(
        new Progress(
            7,
            Map.of("discriminator", 9L, "generator", 8L),
            Map.of("discriminator", discriminatorStepsInIteration),
            accuracy));
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
  void refusesGamesOfOtherPlayers() {
    assertThatExceptionOfType(GanException.class)
        .isThrownBy(
            () ->
                new BalanceScheduleProvider()
                    .create(new BalanceConfiguration(0.4, 0.8), Players.CYCLE))
        .withMessageContaining("one discriminator and one generator")
        .withMessageContaining("k-step");
  }

  @Test
  void refusesBoundsTheWrongWayRound() {
    assertThatIllegalArgumentException().isThrownBy(() -> new BalanceConfiguration(0.8, 0.4));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Require.withinBounds(new BalanceConfiguration(-0.1, 0.4)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Require.withinBounds(new BalanceConfiguration(0.5, 1.1)));
  }
}
