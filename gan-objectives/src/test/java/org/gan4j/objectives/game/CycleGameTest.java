package org.gan4j.objectives.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gan4j.objectives.game.Formulas.meanLogFake;
import static org.gan4j.objectives.game.Formulas.meanLogReal;
import static org.gan4j.objectives.game.PlainTurn.FAKE_SCALE;
import static org.gan4j.objectives.game.PlainTurn.REAL_SCALE;

import java.util.ArrayList;
import java.util.List;
import org.gan4j.api.SampleShape;
import org.gan4j.api.data.Round;
import org.gan4j.api.game.Progress;
import org.gan4j.api.game.Step;
import org.gan4j.api.schedule.ScheduleContext;
import org.gan4j.api.schedule.TrainingSchedule;
import org.gan4j.objectives.schedule.KStepConfiguration;
import org.gan4j.objectives.schedule.KStepScheduleProvider;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The interfaces carry a game of four networks, three players and two kinds of samples. */
class CycleGameTest {
  private static final INDArray A = Trial.gaussian("a", Trial.BATCH, 3);
  private static final INDArray B = Trial.gaussian("b", Trial.BATCH, 2);

  private static Trial trial() {
    Round round =
        new Round() {
          @Override
          public INDArray real() {
            return A;
          }

          @Override
          public INDArray array(String name) {
            return name.equals("a") ? A : B;
          }
        };
    return new Trial(
        new CycleGame(SampleShape.vector(3), SampleShape.vector(2), SmallTask.latent(0)), round);
  }

  private static INDArray judge(Trial trial, String discriminator, INDArray samples) {
    return trial.run(discriminator, samples, null);
  }

  private static INDArray translated(Trial trial, String generator, INDArray samples) {
    return trial.run(generator, samples, null);
  }

  @Test
  void eachDiscriminatorTellsItsKindFromTranslations() {
    try (Trial trial = trial()) {
      trial.assertMinimizes(
          "discriminator-a",
          () ->
              -meanLogReal(judge(trial, "discriminator-a", A.mul(REAL_SCALE)))
                  - meanLogFake(
                      judge(
                          trial,
                          "discriminator-a",
                          translated(trial, "generator-ba", B).mul(FAKE_SCALE))));
      trial.assertMinimizes(
          "discriminator-b",
          () ->
              -meanLogReal(judge(trial, "discriminator-b", B.mul(REAL_SCALE)))
                  - meanLogFake(
                      judge(
                          trial,
                          "discriminator-b",
                          translated(trial, "generator-ab", A).mul(FAKE_SCALE))));
    }
  }

  /** Equation 3 of the paper: both adversarial terms, and λ times both cycles. */
  @Test
  void generatorsLearnTogetherAndThroughEachOther() {
    try (Trial trial = trial()) {
      trial.assertMinimizes(
          "generator",
          () -> {
            INDArray toB = translated(trial, "generator-ab", A);
            INDArray toA = translated(trial, "generator-ba", B);
            INDArray backToA = translated(trial, "generator-ba", toB);
            INDArray backToB = translated(trial, "generator-ab", toA);
            return -meanLogReal(judge(trial, "discriminator-b", toB.mul(FAKE_SCALE)))
                - meanLogReal(judge(trial, "discriminator-a", toA.mul(FAKE_SCALE)))
                + CycleGame.CYCLE_WEIGHT * (distance(backToA, A) + distance(backToB, B));
          });
    }
  }

  private static double distance(INDArray one, INDArray other) {
    return one.sub(other).norm1Number().doubleValue() / one.length();
  }

  @Test
  void isScheduledByItsRoles() {
    try (Trial trial = trial()) {
      TrainingSchedule schedule =
          new KStepScheduleProvider()
              .create(new KStepConfiguration(1, 1), ScheduleContext.of(trial.game.players()));
      List<String> players = new ArrayList<>();
      Progress progress = Progress.start();
      while (progress.iteration() < 2) {
        Step step = schedule.next(progress);
        players.add(step.player());
        progress = progress.after(step, 0.5);
      }

      assertThat(players)
          .containsExactly(
              "discriminator-a",
              "discriminator-b",
              "generator",
              "discriminator-a",
              "discriminator-b",
              "generator");
    }
  }
}
