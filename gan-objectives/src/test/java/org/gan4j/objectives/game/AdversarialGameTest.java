package org.gan4j.objectives.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.gan4j.objectives.game.Formulas.highest;
import static org.gan4j.objectives.game.Formulas.meanLogFake;
import static org.gan4j.objectives.game.Formulas.meanLogReal;
import static org.gan4j.objectives.game.PlainTurn.FAKE_SCALE;
import static org.gan4j.objectives.game.PlainTurn.REAL_SCALE;

import java.util.List;
import java.util.Map;
import org.gan4j.api.data.Round;
import org.gan4j.api.data.Task;
import org.gan4j.api.game.Game;
import org.gan4j.api.game.Player;
import org.gan4j.api.objective.LossContext;
import org.gan4j.api.objective.LossStrategy;
import org.gan4j.objectives.loss.Comparison;
import org.gan4j.objectives.loss.CrossEntropyConfiguration;
import org.gan4j.objectives.loss.MinimaxLossProvider;
import org.gan4j.objectives.loss.RelativisticConfiguration;
import org.gan4j.objectives.loss.RelativisticLossProvider;
import org.gan4j.testkit.Defaults;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class AdversarialGameTest {

  private static Trial trial(Task task) {
    Game game =
        new AdversarialGameProvider()
            .create(new AdversarialConfiguration(), SmallTask.context(task));
    return new Trial(game, SmallTask.round(task));
  }

  private static Trial unconditional() {
    return trial(SmallTask.generation(SmallTask.VECTOR));
  }

  private static Trial conditional() {
    return trial(SmallTask.classes(SmallTask.VECTOR));
  }

  /** D(x|c). */
  private static INDArray real(Trial trial) {
    return trial.run(
        "discriminator", trial.round.real().mul(REAL_SCALE), trial.round.discriminatorCondition());
  }

  /** D(G(z|c)|c). */
  private static INDArray fake(Trial trial) {
    INDArray made = trial.run("generator", trial.z, trial.round.generatorCondition());
    return trial.run("discriminator", made.mul(FAKE_SCALE), trial.round.discriminatorCondition());
  }

  @Test
  void hasTheTwoPlayersOfThePaper() {
    try (Trial trial = unconditional()) {
      assertThat(trial.game.players())
          .extracting(Player::name)
          .containsExactly("discriminator", "generator");
      assertThat(trial.game.players()).extracting(Player::drawsBatch).containsExactly(true, false);
      assertThat(trial.game.latent().size()).isEqualTo(2);
      assertThat(trial.game.sampled()).isEqualTo("generator");
    }
  }

  @Test
  void discriminatorAscendsTheValueOfTheGame() {
    for (Trial trial : List.of(unconditional(), conditional())) {
      try (trial) {
        trial.assertMinimizes(
            "discriminator", () -> -meanLogReal(real(trial)) - meanLogFake(fake(trial)));
      }
    }
  }

  @Test
  void generatorMaximizesTheLogarithmOfD() {
    for (Trial trial : List.of(unconditional(), conditional())) {
      try (trial) {
        trial.assertMinimizes("generator", () -> -meanLogReal(fake(trial)));
      }
    }
  }

  @Test
  void generatorMinimizesTheValueOfTheGameWithTheMinimaxLoss() {
    try (Trial trial = unconditional()) {
      trial.loss =
          new MinimaxLossProvider()
              .create(Defaults.of(CrossEntropyConfiguration.class), LossContext.standalone());
      trial.assertMinimizes("generator", () -> meanLogFake(fake(trial)));
    }
  }

  @Test
  void judgesRealSamplesWhereTheGeneratorIsComparedWithThem() {
    LossStrategy relativistic =
        new RelativisticLossProvider()
            .create(new RelativisticConfiguration(Comparison.STANDARD), LossContext.standalone());
    try (Trial trial = conditional()) {
      trial.loss = relativistic;
      trial.assertMinimizes("generator", () -> -meanLogReal(fake(trial).sub(real(trial))));
    }
  }

  @Test
  void addsWhatRegularizersCompare() {
    try (Trial trial = unconditional()) {
      trial.featureWeight = 0.7;
      INDArray real = trial.round.real().mul(REAL_SCALE);
      trial.assertMinimizes(
          "generator",
          () -> {
            INDArray made = trial.run("generator", trial.z, null).mul(FAKE_SCALE);
            INDArray product =
                trial
                    .features("discriminator", real, null)
                    .mul(trial.features("discriminator", made, null));
            return -meanLogReal(fake(trial))
                + 0.7 / Trial.BATCH * product.sumNumber().doubleValue();
          });
    }
  }

  @Test
  void composesWeightsAndReconstructsAsTheTaskSays() {
    Task task = SmallTask.composing();
    Round round = new SmallTask.ComposingRound(Trial.gaussian("data", Trial.BATCH, 6));
    Game game =
        new AdversarialGameProvider()
            .create(new AdversarialConfiguration(), SmallTask.context(task));
    try (Trial trial = new Trial(game, round)) {
      trial.assertGradient(
          "generator",
          () -> {
            INDArray made = trial.run("generator", trial.z, null);
            INDArray judged = trial.run("discriminator", round.compose(made).mul(FAKE_SCALE), null);
            double norm = made.norm2Number().doubleValue();
            return -0.3 * meanLogReal(judged) + norm * norm;
          });
      PlainTurn turn = trial.play("generator");
      INDArray made = trial.run("generator", trial.z, null);
      double norm = made.norm2Number().doubleValue();
      INDArray judged = trial.run("discriminator", round.compose(made).mul(FAKE_SCALE), null);

      assertThat(turn.value("loss")).isCloseTo(-meanLogReal(judged), within(1e-12));
      assertThat(turn.value("reconstruction")).isCloseTo(norm * norm, within(1e-12));
    }
  }

  /** Ledig et al. 2017, section 3.2: the adversarial term begins with the discriminator. */
  @Test
  void leavesOutAnUntrainedDiscriminatorIfTheTaskHasATermOfItsOwn() {
    Task task = SmallTask.composing();
    Round round = new SmallTask.ComposingRound(Trial.gaussian("data", Trial.BATCH, 6));
    Game game =
        new AdversarialGameProvider()
            .create(new AdversarialConfiguration(), SmallTask.context(task));
    try (Trial trial = new Trial(game, round)) {
      trial.earlier = Map.of("generator", 5L);
      trial.assertMinimizes(
          "generator",
          () -> {
            double norm = trial.run("generator", trial.z, null).norm2Number().doubleValue();
            return norm * norm;
          });
    }
    try (Trial trial = unconditional()) {
      trial.earlier = Map.of();
      trial.assertMinimizes("generator", () -> -meanLogReal(fake(trial)));
    }
  }

  /** A checkpoint of earlier versions goes on with the same numbers only if the keys stay. */
  @Test
  void namesTheRandomnessOfItsPasses() {
    try (Trial trial = unconditional()) {
      List<PlainTape.Recorded> passes =
          List.of(
              new PlainTape.Recorded(trial.network("generator"), Trial.KEY.split("generator")),
              new PlainTape.Recorded(
                  trial.network("discriminator"), Trial.KEY.split("real").split("discriminator")),
              new PlainTape.Recorded(
                  trial.network("discriminator"), Trial.KEY.split("fake").split("discriminator")));

      assertThat(trial.play("discriminator").tape().recorded).isEqualTo(passes);
      assertThat(trial.play("generator").tape().recorded)
          .containsExactly(passes.get(0), passes.get(2));
      trial.featureWeight = 1;
      assertThat(trial.play("generator").tape().recorded).isEqualTo(passes);
    }
  }

  @Test
  void tellsRegularizersWhatTheDiscriminatorSaw() {
    try (Trial trial = conditional()) {
      PlainTurn turn = trial.play("discriminator");

      assertThat(turn.discriminatorSamples).hasSize(1);
      assertThat(turn.discriminatorSamples.get(0).real())
          .isEqualTo(trial.round.real().mul(REAL_SCALE));
      assertThat(turn.discriminatorSamples.get(0).fake())
          .isEqualTo(
              trial.run("generator", trial.z, trial.round.generatorCondition()).mul(FAKE_SCALE));
      assertThat(turn.discriminatorSamples.get(0).condition())
          .isSameAs(trial.round.discriminatorCondition());
      assertThat(trial.play("generator").discriminatorSamples).isEmpty();
    }
  }

  @Test
  void offersItsLogitsToRegularizersInTheDiscriminatorsStep() {
    try (Trial trial = conditional()) {
      PlainTurn turn = trial.play("discriminator");

      assertThat(turn.discriminatorLogits).hasSize(1);
      assertThat(turn.discriminatorLogits.get(0).discriminator().network())
          .isSameAs(trial.network("discriminator"));
      assertThat(turn.discriminatorLogits.get(0).real()).isEqualTo(real(trial));
      assertThat(turn.discriminatorLogits.get(0).fake()).isEqualTo(fake(trial));
      assertThat(trial.play("generator").discriminatorLogits).isEmpty();
    }
  }

  /** Two of four samples from the second step on. */
  @Test
  void generatorLearnsFromTheHighestLogitsOnly() {
    Task task = SmallTask.classes(SmallTask.VECTOR);
    AdversarialConfiguration topK = new AdversarialConfiguration(new TopK(0.5, 0.1, 1));
    Game game = new AdversarialGameProvider().create(topK, SmallTask.context(task));
    try (Trial trial = new Trial(game, SmallTask.round(task))) {
      trial.assertMinimizes("generator", () -> -meanLogReal(fake(trial)));
      trial.step = 1;
      trial.assertMinimizes("generator", () -> -meanLogReal(highest(fake(trial), 2)));
      trial.assertMinimizes(
          "discriminator", () -> -meanLogReal(real(trial)) - meanLogFake(fake(trial)));
    }
  }

  @Test
  void reportsHowSureTheDiscriminatorIs() {
    try (Trial trial = unconditional()) {
      INDArray real = real(trial);
      INDArray fake = fake(trial);
      PlainTurn turn = trial.play("discriminator");

      assertThat(turn.reported("realScore"))
          .isCloseTo(Formulas.mean(real, Formulas::probability), within(1e-12));
      assertThat(turn.reported("fakeScore"))
          .isCloseTo(Formulas.mean(fake, Formulas::probability), within(1e-12));
      double accuracyOfFake = Formulas.mean(fake, logit -> logit < 0 ? 1 : 0);
      double accuracyOfReal = Formulas.mean(real, logit -> logit > 0 ? 1 : 0);
      assertThat(turn.reported("accuracy"))
          .isCloseTo((accuracyOfReal + accuracyOfFake) / 2, within(1e-12));
      assertThat(trial.play("generator").reports)
          .containsOnlyKeys("accuracy")
          .containsEntry("accuracy", accuracyOfFake);
    }
  }

  @Test
  void knowsItsPlayersOnly() {
    try (Trial trial = unconditional()) {
      PlainTurn turn = trial.play("generator");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> trial.game.step("critic", turn))
          .withMessageContaining("critic");
    }
  }
}
