package org.gan4j.objectives.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.gan4j.objectives.game.Formulas.meanLogFake;
import static org.gan4j.objectives.game.Formulas.meanLogReal;
import static org.gan4j.objectives.game.PlainTurn.FAKE_SCALE;
import static org.gan4j.objectives.game.PlainTurn.REAL_SCALE;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.gan4j.api.GanException;
import org.gan4j.api.SampleShape;
import org.gan4j.api.component.ConfiguredProvider;
import org.gan4j.api.data.Task;
import org.gan4j.api.game.Game;
import org.gan4j.api.game.GameContext;
import org.gan4j.api.game.NetworkPlan;
import org.gan4j.api.game.Player;
import org.gan4j.api.network.Discriminator;
import org.gan4j.api.network.DiscriminatorContext;
import org.gan4j.api.network.DiscriminatorProvider;
import org.gan4j.api.network.NetworkRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class BiGanGameTest {

  /** No settings. */
  record SmallConfiguration() {}

  /** Provides {@link SmallNetworks}' discriminator. */
  static final class Small implements DiscriminatorProvider<SmallConfiguration> {
    @Override
    public String type() {
      return "small";
    }

    @Override
    public Class<SmallConfiguration> configuration() {
      return SmallConfiguration.class;
    }

    @Override
    public String description() {
      return "A small network";
    }

    @Override
    public Discriminator create(SmallConfiguration configuration, DiscriminatorContext context) {
      return SmallNetworks.discriminator(context);
    }
  }

  private static Game game(GameContext context) {
    ConfiguredProvider<DiscriminatorProvider<?>> encoder =
        new ConfiguredProvider<>(new Small(), new SmallConfiguration());
    return new BiGanGameProvider().create(new BiGanConfiguration(encoder), context);
  }

  private static Trial trial(SampleShape shape) {
    Task task = SmallTask.generation(shape);
    return new Trial(game(SmallTask.context(task)), SmallTask.round(task));
  }

  static List<SampleShape> shapes() {
    return List.of(SmallTask.VECTOR, SmallTask.IMAGE);
  }

  /** (x, z), images with constant planes. */
  private static INDArray pair(INDArray samples, INDArray codes) {
    if (samples.rank() == 2) {
      return Nd4j.hstack(samples, codes);
    }
    INDArray joined =
        Nd4j.create(
            samples.dataType(),
            samples.size(0),
            samples.size(1) + codes.size(1),
            samples.size(2),
            samples.size(3));
    for (int n = 0; n < joined.size(0); n++) {
      for (int c = 0; c < joined.size(1); c++) {
        for (int y = 0; y < joined.size(2); y++) {
          for (int x = 0; x < joined.size(3); x++) {
            joined.putScalar(
                new int[] {n, c, y, x},
                c < samples.size(1)
                    ? samples.getDouble(n, c, y, x)
                    : codes.getDouble(n, c - samples.size(1)));
          }
        }
      }
    }
    return joined;
  }

  /** D(x, E(x)). */
  private static INDArray real(Trial trial) {
    INDArray encoded = trial.run("encoder", trial.round.real(), null);
    return trial.run("discriminator", pair(trial.round.real().mul(REAL_SCALE), encoded), null);
  }

  /** D(G(z), z). */
  private static INDArray fake(Trial trial) {
    INDArray made = trial.run("generator", trial.z, null);
    return trial.run("discriminator", pair(made.mul(FAKE_SCALE), trial.z), null);
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void discriminatorTellsPairsApart(SampleShape shape) {
    try (Trial trial = trial(shape)) {
      trial.assertMinimizes(
          "discriminator", () -> -meanLogReal(real(trial)) - meanLogFake(fake(trial)));
    }
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void generatorAndEncoderSwapTheLabels(SampleShape shape) {
    try (Trial trial = trial(shape)) {
      trial.assertMinimizes(
          "generator", () -> -meanLogFake(real(trial)) - meanLogReal(fake(trial)));
    }
  }

  @Test
  void encoderLearnsWithTheGenerator() {
    try (Trial trial = trial(SmallTask.IMAGE)) {
      Player generator = trial.game.players().get(1);

      assertThat(generator.role()).isEqualTo(NetworkRole.GENERATOR);
      assertThat(generator.networks())
          .extracting(NetworkPlan::name)
          .containsExactly("generator", "encoder");
      assertThat(trial.game.representation()).isEqualTo("encoder");
    }
  }

  @Test
  void tellsRegularizersWhichPairsWereToldApart() {
    try (Trial trial = trial(SmallTask.VECTOR)) {
      PlainTurn turn = trial.play("discriminator");

      assertThat(turn.discriminatorSamples).hasSize(1);
      assertThat(turn.discriminatorSamples.get(0).fake())
          .isEqualTo(pair(trial.run("generator", trial.z, null).mul(FAKE_SCALE), trial.z));
    }
  }

  @Test
  void encodesAndReconstructs() {
    try (Trial trial = trial(SmallTask.IMAGE)) {
      Map<String, Function<INDArray, INDArray>> readouts = trial.game.readouts(trial::network);
      INDArray encoded = trial.run("encoder", trial.round.real(), null);

      assertThat(Objects.requireNonNull(readouts.get("encoding")).apply(trial.round.real()))
          .isEqualTo(encoded);
      assertThat(Objects.requireNonNull(readouts.get("reconstruction")).apply(trial.round.real()))
          .isEqualTo(trial.run("generator", encoded, null));
    }
  }

  @Test
  void needsALatentAndNoConditions() {
    Task task = SmallTask.generation(SmallTask.VECTOR);
    assertThatExceptionOfType(GanException.class)
        .isThrownBy(() -> game(GameContext.of(task, SmallTask.latent(0))))
        .withMessageContaining("latent.size");
    assertThatExceptionOfType(GanException.class)
        .isThrownBy(() -> game(SmallTask.context(SmallTask.classes(SmallTask.VECTOR))))
        .withMessageContaining("bi-gan has no conditions");
  }
}
