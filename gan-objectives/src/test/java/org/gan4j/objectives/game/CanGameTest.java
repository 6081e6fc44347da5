package org.gan4j.objectives.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.gan4j.objectives.game.Formulas.meanLogClass;
import static org.gan4j.objectives.game.Formulas.meanLogFake;
import static org.gan4j.objectives.game.Formulas.meanLogReal;
import static org.gan4j.objectives.game.PlainTurn.FAKE_SCALE;
import static org.gan4j.objectives.game.PlainTurn.REAL_SCALE;

import java.util.Arrays;
import java.util.Objects;
import org.gan4j.api.GanException;
import org.gan4j.api.component.Require;
import org.gan4j.api.data.Task;
import org.gan4j.api.game.Game;
import org.gan4j.api.game.NetworkPlan;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class CanGameTest {
  private static final double STYLE_WEIGHT = 0.6;
  private static final double AMBIGUITY_WEIGHT = 0.8;
  private static final int STYLES = 3;

  private static Game game(Task task) {
    return new CanGameProvider()
        .create(new CanConfiguration(STYLE_WEIGHT, AMBIGUITY_WEIGHT), SmallTask.context(task));
  }

  private static Trial trial() {
    Task task = SmallTask.labelled(SmallTask.VECTOR, "a", "b", "c");
    return new Trial(game(task), SmallTask.round(task));
  }

  private static INDArray real(Trial trial) {
    return trial.round.real().mul(REAL_SCALE);
  }

  private static INDArray fake(Trial trial) {
    return trial.run("generator", trial.z, null).mul(FAKE_SCALE);
  }

  private static INDArray styles(Trial trial, INDArray samples) {
    return trial.run("styles", trial.features("discriminator", samples, null), null);
  }

  private static INDArray oneHot(int... labels) {
    INDArray rows = Nd4j.zeros(DataType.DOUBLE, labels.length, STYLES);
    for (int row = 0; row < labels.length; row++) {
      rows.putScalar(row, labels[row], 1);
    }
    return rows;
  }

  /** E 1/K Σₖ log P(S = k | x): the mean over the classes of the log-likelihood of each. */
  private static double meanLogOfAllStyles(INDArray logits) {
    double sum = 0;
    for (int style = 0; style < STYLES; style++) {
      int[] labels = new int[(int) logits.size(0)];
      Arrays.fill(labels, style);
      sum += meanLogClass(logits, oneHot(labels)) / STYLES;
    }
    return sum;
  }

  @Test
  void discriminatorMaximizesTheLikelihoodsOfSourceAndOfTheStyleOfRealSamples() {
    try (Trial trial = trial()) {
      trial.assertMinimizes(
          "discriminator",
          () ->
              -meanLogReal(trial.run("discriminator", real(trial), null))
                  - meanLogFake(trial.run("discriminator", fake(trial), null))
                  - STYLE_WEIGHT
                      * meanLogClass(styles(trial, real(trial)), oneHot(trial.round.labels())));
    }
  }

  @Test
  void generatorMaximizesTheMeanLikelihoodOfAllStylesAndFoolsTheDiscriminator() {
    try (Trial trial = trial()) {
      trial.assertMinimizes(
          "generator",
          () ->
              -meanLogReal(trial.run("discriminator", fake(trial), null))
                  - AMBIGUITY_WEIGHT * meanLogOfAllStyles(styles(trial, fake(trial))));
    }
  }

  @Test
  void classifierLearnsWithTheDiscriminator() {
    try (Trial trial = trial()) {
      assertThat(trial.game.players().get(0).networks())
          .extracting(NetworkPlan::name)
          .containsExactly("discriminator", "styles");
    }
  }

  @Test
  void reportsAndReadsOutTheStyles() {
    try (Trial trial = trial()) {
      INDArray logits =
          Objects.requireNonNull(trial.game.readouts(trial::network).get("styles"))
              .apply(real(trial));

      assertThat(logits).isEqualTo(styles(trial, real(trial)));
      assertThat(trial.play("discriminator").reported("styleAccuracy"))
          .isCloseTo(
              SoftmaxCrossEntropy.of(logits, oneHot(trial.round.labels()), 1).accuracy(),
              within(1e-12));
    }
  }

  @Test
  void needsStylesAndNoConditionOnThem() {
    assertThatExceptionOfType(GanException.class)
        .isThrownBy(() -> game(SmallTask.generation(SmallTask.VECTOR)))
        .withMessageContaining("no classes");
    assertThatExceptionOfType(GanException.class)
        .isThrownBy(() -> game(SmallTask.labelled(SmallTask.VECTOR, "a")))
        .withMessageContaining("only one class");
    assertThatExceptionOfType(GanException.class)
        .isThrownBy(() -> game(SmallTask.classes(SmallTask.VECTOR)))
        .withMessageContaining("no style in particular");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Require.withinBounds(new CanConfiguration(0, 1)));
  }
}
