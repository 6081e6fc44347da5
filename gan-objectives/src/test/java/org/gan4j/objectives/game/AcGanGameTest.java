package org.gan4j.objectives.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.gan4j.objectives.game.Formulas.highest;
import static org.gan4j.objectives.game.Formulas.meanLogClass;
import static org.gan4j.objectives.game.Formulas.meanLogFake;
import static org.gan4j.objectives.game.Formulas.meanLogReal;
import static org.gan4j.objectives.game.PlainTurn.FAKE_SCALE;
import static org.gan4j.objectives.game.PlainTurn.REAL_SCALE;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.gan4j.api.GanException;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.component.Require;
import org.gan4j.api.data.Batch;
import org.gan4j.api.data.ClassConditions;
import org.gan4j.api.data.Round;
import org.gan4j.api.data.Task;
import org.gan4j.api.game.Game;
import org.gan4j.api.game.NetworkPlan;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class AcGanGameTest {
  private static final double WEIGHT = 0.6;

  private static Game game(Task task) {
    return new AcGanGameProvider().create(new AcGanConfiguration(WEIGHT), SmallTask.context(task));
  }

  private static Trial trial() {
    Task task = SmallTask.classes(SmallTask.VECTOR);
    return new Trial(game(task), SmallTask.round(task));
  }

  private static INDArray classes(Trial trial) {
    return Objects.requireNonNull(trial.round.generatorCondition());
  }

  private static INDArray real(Trial trial) {
    return trial.round.real().mul(REAL_SCALE);
  }

  private static INDArray fake(Trial trial) {
    return trial.run("generator", trial.z, classes(trial)).mul(FAKE_SCALE);
  }

  /** log P(S = real | x), and log P(S = fake | x) of generated samples. */
  private static double source(Trial trial) {
    return meanLogReal(trial.run("discriminator", real(trial), null))
        + meanLogFake(trial.run("discriminator", fake(trial), null));
  }

  /** E log P(C = c | x). */
  private static double classOf(Trial trial, INDArray samples) {
    INDArray features = trial.features("discriminator", samples, null);
    return meanLogClass(trial.run("classifier", features, null), classes(trial));
  }

  @Test
  void discriminatorMaximizesTheLikelihoodsOfSourceAndClass() {
    try (Trial trial = trial()) {
      trial.assertMinimizes(
          "discriminator",
          () ->
              -source(trial)
                  - WEIGHT * (classOf(trial, real(trial)) + classOf(trial, fake(trial))));
    }
  }

  @Test
  void generatorMaximizesTheLikelihoodOfTheClassAndFoolsTheDiscriminator() {
    try (Trial trial = trial()) {
      trial.assertMinimizes(
          "generator",
          () ->
              -meanLogReal(trial.run("discriminator", fake(trial), null))
                  - WEIGHT * classOf(trial, fake(trial)));
    }
  }

  /** Two of four samples; the classes of all of them count. */
  @Test
  void generatorFoolsTheDiscriminatorByTheHighestLogitsOnly() {
    Task task = SmallTask.classes(SmallTask.VECTOR);
    AcGanConfiguration topK = new AcGanConfiguration(WEIGHT, new TopK(0.5, 0.1, 1));
    Game game = new AcGanGameProvider().create(topK, SmallTask.context(task));
    try (Trial trial = new Trial(game, SmallTask.round(task))) {
      trial.step = 1;
      trial.assertMinimizes(
          "generator",
          () ->
              -meanLogReal(highest(trial.run("discriminator", fake(trial), null), 2))
                  - WEIGHT * classOf(trial, fake(trial)));
    }
  }

  @Test
  void classifierLearnsWithTheDiscriminator() {
    try (Trial trial = trial()) {
      assertThat(trial.game.players().get(0).networks())
          .extracting(NetworkPlan::name)
          .containsExactly("discriminator", "classifier");
    }
  }

  @Test
  void reportsAndReadsOutTheClasses() {
    try (Trial trial = trial()) {
      INDArray logits =
          Objects.requireNonNull(trial.game.readouts(trial::network).get("classes"))
              .apply(real(trial));
      INDArray features = trial.features("discriminator", real(trial), null);

      assertThat(logits).isEqualTo(trial.run("classifier", features, null));
      assertThat(trial.play("discriminator").reported("classAccuracy"))
          .isCloseTo(SoftmaxCrossEntropy.of(logits, classes(trial), 1).accuracy(), within(1e-12));
    }
  }

  @Test
  void needsClasses() {
    assertThatExceptionOfType(GanException.class)
        .isThrownBy(() -> game(SmallTask.generation(SmallTask.VECTOR)))
        .withMessageContaining("class-conditional");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Require.withinBounds(new AcGanConfiguration(0)));
  }

  /** Classes told by their number in place of a one-hot vector. */
  private static final class Numbered implements Task, ClassConditions {
    @Override
    public SampleShape generated() {
      return SmallTask.VECTOR;
    }

    @Override
    public SampleShape generatorCondition() {
      return SampleShape.vector(1);
    }

    @Override
    public Optional<ClassConditions> classConditions() {
      return Optional.of(this);
    }

    @Override
    public List<String> names() {
      return List.of("a", "b");
    }

    @Override
    public INDArray of(RandomKey key, int... labels) {
      INDArray numbers = Nd4j.create(labels.length, 1);
      for (int i = 0; i < labels.length; i++) {
        numbers.putScalar(i, labels[i]);
      }
      return numbers;
    }

    @Override
    public Round round(Batch batch, RandomKey key) {
      throw new UnsupportedOperationException();
    }
  }

  @Test
  void needsOneHotConditions() {
    assertThatExceptionOfType(GanException.class)
        .isThrownBy(() -> game(new Numbered()))
        .withMessageContaining("one-hot");
  }
}
