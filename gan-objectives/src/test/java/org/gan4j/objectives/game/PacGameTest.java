package org.gan4j.objectives.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.gan4j.objectives.game.Formulas.meanLogFake;
import static org.gan4j.objectives.game.Formulas.meanLogReal;
import static org.gan4j.objectives.game.PlainTurn.FAKE_SCALE;
import static org.gan4j.objectives.game.PlainTurn.REAL_SCALE;

import java.util.List;
import org.gan4j.api.GanException;
import org.gan4j.api.component.Require;
import org.gan4j.api.data.Task;
import org.gan4j.api.game.Game;
import org.gan4j.api.network.NetworkRole;
import org.gan4j.api.objective.Regularizer;
import org.gan4j.api.objective.Regularizer.Participant;
import org.gan4j.api.objective.Regularizer.Update;
import org.gan4j.api.objective.RegularizerContext;
import org.gan4j.nn.LayeredNetwork;
import org.gan4j.nn.NetworkDefinition;
import org.gan4j.nn.layers.Dense;
import org.gan4j.objectives.regularizer.GradientPenaltyConfiguration;
import org.gan4j.objectives.regularizer.GradientPenaltyProvider;
import org.gan4j.objectives.regularizer.R1Configuration;
import org.gan4j.objectives.regularizer.R1Provider;
import org.gan4j.testkit.Defaults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class PacGameTest {

  private static Game game(Task task, int samples) {
    return new PacGameProvider().create(new PacConfiguration(samples), SmallTask.context(task));
  }

  private static Trial trial(Task task) {
    return new Trial(game(task, 2), SmallTask.round(task));
  }

  static List<Task> tasks() {
    return List.of(
        SmallTask.generation(SmallTask.VECTOR),
        SmallTask.generation(SmallTask.IMAGE),
        SmallTask.classes(SmallTask.VECTOR));
  }

  /** (x₁, x₂), (x₃, x₄): side by side in dimension 1. */
  private static INDArray pairs(INDArray samples) {
    INDArray first = Nd4j.concat(1, sample(samples, 0), sample(samples, 1));
    INDArray second = Nd4j.concat(1, sample(samples, 2), sample(samples, 3));
    return Nd4j.concat(0, first, second);
  }

  private static INDArray sample(INDArray samples, int index) {
    long[] shape = samples.shape().clone();
    shape[0] = 1;
    return samples.slice(index).dup('c').reshape('c', shape);
  }

  private static INDArray judge(Trial trial, INDArray samples) {
    INDArray condition = trial.round.discriminatorCondition();
    return trial.run("discriminator", pairs(samples), condition == null ? null : pairs(condition));
  }

  private static INDArray real(Trial trial) {
    return judge(trial, trial.round.real().mul(REAL_SCALE));
  }

  private static INDArray fake(Trial trial) {
    INDArray made = trial.run("generator", trial.z, trial.round.generatorCondition());
    return judge(trial, made.mul(FAKE_SCALE));
  }

  @ParameterizedTest
  @MethodSource("tasks")
  void discriminatorTellsPairsApart(Task task) {
    try (Trial trial = trial(task)) {
      trial.assertMinimizes(
          "discriminator", () -> -meanLogReal(real(trial)) - meanLogFake(fake(trial)));
    }
  }

  @ParameterizedTest
  @MethodSource("tasks")
  void generatorWantsPairsToBeTakenForReal(Task task) {
    try (Trial trial = trial(task)) {
      trial.assertMinimizes("generator", () -> -meanLogReal(fake(trial)));
    }
  }

  @Test
  void isTheAdversarialGameWithOneSample() {
    Task task = SmallTask.classes(SmallTask.VECTOR);
    Game plain =
        new AdversarialGameProvider()
            .create(new AdversarialConfiguration(), SmallTask.context(task));
    try (Trial single = new Trial(game(task, 1), SmallTask.round(task));
        Trial adversarial = new Trial(plain, SmallTask.round(task))) {
      for (String player : List.of("discriminator", "generator")) {
        single.play(player);
        adversarial.play(player);

        assertThat(single.network(player).parameters().gradient())
            .isEqualTo(adversarial.network(player).parameters().gradient());
      }
    }
  }

  @Test
  void needsBatchesOfWholePacks() {
    Game game = game(SmallTask.generation(SmallTask.VECTOR), 3);

    assertThatCode(() -> game.requireBatchSize(12)).doesNotThrowAnyException();
    assertThatExceptionOfType(GanException.class)
        .isThrownBy(() -> game.requireBatchSize(64))
        .withMessageContaining("64")
        .withMessageContaining("training.batchSize");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Require.withinBounds(new PacConfiguration(0)));
  }

  /** Of a linear discriminator the gradient is its weights, whatever the pairs are. */
  @Test
  void penaltiesTakeTheGradientWithRespectToWholePairs() {
    try (Trial trial = trial(SmallTask.generation(SmallTask.VECTOR));
        LayeredNetwork linear =
            new LayeredNetwork(
                new LayeredNetwork.Interface(
                    "discriminator",
                    new Packing(2).of(SmallTask.VECTOR),
                    null,
                    null,
                    DataType.DOUBLE),
                NetworkDefinition.of(new Dense(1)),
                Trial.KEY)) {
      Update update =
          new Update(
              new Participant("discriminator", NetworkRole.DISCRIMINATOR, linear),
              0,
              trial.play("discriminator").discriminatorSamples,
              Trial.KEY);
      double norm = linear.parameters().named().get(0).value().norm2Number().doubleValue();
      Regularizer r1 =
          new R1Provider().create(new R1Configuration(4, 1), RegularizerContext.standalone());
      Regularizer penalty =
          new GradientPenaltyProvider()
              .create(
                  Defaults.of(GradientPenaltyConfiguration.class), RegularizerContext.standalone());

      assertThat(r1.penalize(update)).isCloseTo(4.0 / 2 * norm * norm, within(1e-9));
      assertThat(penalty.penalize(update)).isCloseTo(10 * (norm - 1) * (norm - 1), within(1e-9));
    }
  }

  @Test
  void takesTheFeaturesOfASampleFromAPackOfItsCopies() {
    Game game = game(SmallTask.generation(SmallTask.VECTOR), 2);
    INDArray samples = Nd4j.createFromArray(new float[][] {{1, 2}, {3, 4}});

    assertThat(game.representationInput(samples))
        .isEqualTo(Nd4j.createFromArray(new float[][] {{1, 2, 1, 2}, {3, 4, 3, 4}}));
  }
}
