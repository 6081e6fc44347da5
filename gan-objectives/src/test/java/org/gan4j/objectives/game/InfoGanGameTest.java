package org.gan4j.objectives.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.gan4j.objectives.game.Formulas.highest;
import static org.gan4j.objectives.game.Formulas.meanLogClass;
import static org.gan4j.objectives.game.Formulas.meanLogFake;
import static org.gan4j.objectives.game.Formulas.meanLogReal;
import static org.gan4j.objectives.game.PlainTurn.FAKE_SCALE;
import static org.gan4j.objectives.game.PlainTurn.REAL_SCALE;

import java.util.Objects;
import org.gan4j.api.GanException;
import org.gan4j.api.data.Task;
import org.gan4j.api.game.Game;
import org.gan4j.api.game.NetworkPlan;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class InfoGanGameTest {
  private static final int NOISE = 2;
  private static final int CATEGORIES = 3;
  private static final int CONTINUOUS = 2;

  private static Game game(Task task, int categories, int continuous) {
    return new InfoGanGameProvider()
        .create(
            new InfoGanConfiguration(categories, continuous, 0.9, 0.2), SmallTask.context(task));
  }

  private static Trial trial(int categories, int continuous) {
    Task task = SmallTask.generation(SmallTask.VECTOR);
    return new Trial(game(task, categories, continuous), SmallTask.round(task));
  }

  private static INDArray fake(Trial trial) {
    return trial.run("generator", trial.z, null).mul(FAKE_SCALE);
  }

  /** −V(D, G) of the discriminator. */
  private static double source(Trial trial) {
    INDArray real = trial.round.real().mul(REAL_SCALE);
    return -meanLogReal(trial.run("discriminator", real, null))
        - meanLogFake(trial.run("discriminator", fake(trial), null));
  }

  /** −λ L_I for the categorical code, −λ L_I and ½ log 2π for each continuous one. */
  private static double information(Trial trial) {
    INDArray features = trial.features("discriminator", fake(trial), null);
    INDArray said = trial.run("recognition", features, null);
    double squares = 0;
    for (int row = 0; row < Trial.BATCH; row++) {
      for (int i = CATEGORIES; i < CATEGORIES + CONTINUOUS; i++) {
        double error = said.getDouble(row, i) - trial.z.getDouble(row, NOISE + i);
        squares += error * error;
      }
    }
    INDArray logits = new Columns(0, CATEGORIES).of(said);
    INDArray code = new Columns(NOISE, CATEGORIES).of(trial.z);
    return -0.9 * meanLogClass(logits, code) + 0.2 * squares / 2 / Trial.BATCH;
  }

  @Test
  void discriminatorAndRecognitionLearnFromTheGeneratedSamples() {
    try (Trial trial = trial(CATEGORIES, CONTINUOUS)) {
      assertThat(trial.game.players().get(0).networks())
          .extracting(NetworkPlan::name)
          .containsExactly("discriminator", "recognition");
      trial.assertMinimizes("discriminator", () -> source(trial) + information(trial));
    }
  }

  @Test
  void generatorFoolsTheDiscriminatorAndCanBeRecognized() {
    try (Trial trial = trial(CATEGORIES, CONTINUOUS)) {
      trial.assertMinimizes(
          "generator",
          () -> -meanLogReal(trial.run("discriminator", fake(trial), null)) + information(trial));
    }
  }

  /** Two of four samples; the codes of all of them count. */
  @Test
  void generatorFoolsTheDiscriminatorByTheHighestLogitsOnly() {
    Task task = SmallTask.generation(SmallTask.VECTOR);
    InfoGanConfiguration topK =
        new InfoGanConfiguration(CATEGORIES, CONTINUOUS, 0.9, 0.2, new TopK(0.5, 0.1, 1));
    Game game = new InfoGanGameProvider().create(topK, SmallTask.context(task));
    try (Trial trial = new Trial(game, SmallTask.round(task))) {
      trial.step = 1;
      trial.assertMinimizes(
          "generator",
          () ->
              -meanLogReal(highest(trial.run("discriminator", fake(trial), null), 2))
                  + information(trial));
    }
  }

  @Test
  void drawsNoiseAndCodeTogether() {
    try (Trial trial = trial(CATEGORIES, CONTINUOUS)) {
      assertThat(trial.game.latent().size()).isEqualTo(NOISE + CATEGORIES + CONTINUOUS);
    }
  }

  @Test
  void readsTheCodeOffSamples() {
    try (Trial trial = trial(CATEGORIES, CONTINUOUS)) {
      INDArray real = trial.round.real();
      INDArray said = trial.run("recognition", trial.features("discriminator", real, null), null);

      assertThat(
              Objects.requireNonNull(trial.game.readouts(trial::network).get("code")).apply(real))
          .isEqualTo(new Columns(0, CATEGORIES).of(said).dup());
    }
  }

  @Test
  void hasOneKindOfCodeIfTheOtherIsNotWanted() {
    try (Trial categorical = trial(4, 0);
        Trial continuous = trial(0, 3)) {
      assertThat(categorical.play("generator").tape().terms)
          .extracting(term -> term.name())
          .containsExactly("loss", "categoricalCode");
      assertThat(continuous.play("generator").tape().terms)
          .extracting(term -> term.name())
          .containsExactly("loss", "continuousCode");
      assertThat(continuous.game.readouts(continuous::network)).isEmpty();
    }
  }

  @Test
  void isPlayedWithoutConditions() {
    assertThatExceptionOfType(GanException.class)
        .isThrownBy(() -> game(SmallTask.classes(SmallTask.VECTOR), 3, 1))
        .withMessageContaining("info-gan has no conditions");
  }
}
