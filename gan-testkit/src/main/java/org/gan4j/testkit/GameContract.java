package org.gan4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleSupplier;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.data.Batch;
import org.gan4j.api.data.Latent;
import org.gan4j.api.data.Round;
import org.gan4j.api.data.Task;
import org.gan4j.api.game.Game;
import org.gan4j.api.game.GameContext;
import org.gan4j.api.game.GameProvider;
import org.gan4j.api.game.NetworkPlan;
import org.gan4j.api.game.Player;
import org.gan4j.api.network.Discriminator;
import org.gan4j.api.network.DiscriminatorContext;
import org.gan4j.api.network.Generator;
import org.gan4j.api.network.GeneratorContext;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Network;
import org.gan4j.api.network.Parameters.Parameter;
import org.gan4j.api.network.Parameters.Role;
import org.gan4j.api.network.Pass;
import org.gan4j.api.objective.LossStrategy;
import org.gan4j.testkit.GameSteps.Taken;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The contract of every game: its players have names, its networks can be built, a step of each
 * player has the gradient of the terms that it records, and its state is complete.
 *
 * @param <C> its configuration
 */
public abstract class GameContract<C extends Record> extends ComponentContract<C> {
  private static final RandomKey KEY = RandomKey.ofSeed(5);
  private static final int ITERATIONS = 3;

  /** For subclasses. */
  protected GameContract() {}

  @Override
  protected abstract GameProvider<C> provider();

  /** The shape of the dataset's samples: vectors of 3 unless this says otherwise. */
  protected SampleShape samples() {
    return SampleShape.vector(3);
  }

  /** The game's task: generates samples like those of the data unless overridden. */
  protected Task task() {
    return new UnconditionalTask(samples());
  }

  /** The distribution that the experiment chose for z: 2 Gaussian numbers unless overridden. */
  protected Latent latent() {
    return new StandardNormal(2);
  }

  /** The loss that the experiment chose: least squares unless this says otherwise. */
  protected LossStrategy loss() {
    return new LeastSquares();
  }

  /** How many samples a batch has: 4 unless this says otherwise. */
  protected int batchSize() {
    return 4;
  }

  /**
   * Some data in float32: samples from N(0, 0.5²) and labels 0, 1, 0, 1 … unless overridden.
   *
   * @param key randomness of the batch
   */
  protected Batch batch(RandomKey key) {
    INDArray samples = Nd4j.create(DataType.FLOAT, samples().batch(batchSize()));
    key.fillGaussian(samples, 0, 0.5);
    int[] labels = new int[batchSize()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = i % 2;
    }
    return new Batch(samples, labels);
  }

  /** The network of the experiment's slot {@code generator}; a tiny one unless overridden. */
  protected Generator generator(GeneratorContext context) {
    int inputs = context.latentSize() + length(context.condition());
    return new TinyNetwork(inputs, context.output(), context.dataType(), context.key());
  }

  /** The network of the experiment's slot {@code discriminator}; a tiny one unless overridden. */
  protected Discriminator discriminator(DiscriminatorContext context) {
    int inputs = context.input().length() + length(context.condition());
    return new TinyNetwork(inputs, context.outputs(), context.dataType(), context.key());
  }

  private static int length(@Nullable SampleShape condition) {
    return condition == null ? 0 : condition.length();
  }

  /** The standard normal distribution. */
  private record StandardNormal(int size) implements Latent {
    @Override
    public void sample(RandomKey key, INDArray destination) {
      key.fillGaussian(destination, 0, 1);
    }

    @Override
    public INDArray interpolate(INDArray from, INDArray to, double fraction) {
      return from.mul(1 - fraction).addi(to.mul(fraction));
    }
  }

  private Game game() {
    Game game = provider().create(configuration(), GameContext.of(task(), latent()));
    game.requireBatchSize(batchSize());
    return game;
  }

  private GameNetworks networks(Game game, DataType type) {
    return new GameNetworks(this::generator, this::discriminator, type)
        .build(game, KEY.split("networks"));
  }

  private static List<NetworkPlan> plans(Game game) {
    return game.players().stream().flatMap(player -> player.networks().stream()).toList();
  }

  private Round round(DataType type, long index) {
    RandomKey key = KEY.split("batch").split(index);
    return new CastRound(task().round(batch(key.split("data")), key.split("round")), type);
  }

  private GameSteps steps(Game game, GameNetworks networks, DataType type) {
    return new GameSteps(game, networks, loss(), index -> round(type, index), KEY.split("steps"));
  }

  @Test
  void hasPlayersAndNetworksWithNamesOfTheirOwn() {
    Game game = game();

    assertThat(game.players()).isNotEmpty().anyMatch(Player::drawsBatch);
    assertThat(game.players()).extracting(Player::name).doesNotHaveDuplicates();
    assertThat(plans(game)).extracting(NetworkPlan::name).doesNotHaveDuplicates();
    assertThat(game().players())
        .extracting(Player::name)
        .containsExactlyElementsOf(game.players().stream().map(Player::name).toList());
    assertThat(plans(game))
        .extracting(NetworkPlan::name)
        .contains(game.sampled(), game.representation());
    assertThat(game.latent().size()).isNotNegative();
  }

  @Test
  void refusesAPlayerThatItDoesNotHave() {
    Game game = game();
    try (GameNetworks networks = networks(game, DataType.FLOAT);
        Round round = round(DataType.FLOAT, 0);
        RecordedTape tape = new RecordedTape(network -> false, KEY)) {
      RecordedTurn turn = new RecordedTurn(networks, tape, round, loss(), game.latent(), 0, KEY);

      assertThatIllegalArgumentException().isThrownBy(() -> game.step("nobody", turn));
    }
  }

  @Test
  void buildsItsNetworksAgainAsTheyWere() {
    Game game = game();
    try (GameNetworks one = networks(game, DataType.FLOAT);
        GameNetworks other = networks(game, DataType.FLOAT)) {
      one.all()
          .forEach(
              (name, network) ->
                  assertThat(other.get(name).parameters().values())
                      .as(name)
                      .isEqualTo(network.parameters().values()));
    }
  }

  @Test
  void samplesANetworkThatMakesWhatTheTaskAsksFor() {
    Game game = game();
    try (GameNetworks networks = networks(game, DataType.FLOAT);
        Round round = round(DataType.FLOAT, 0)) {
      INDArray z = Nd4j.create(DataType.FLOAT, batchSize(), game.latent().size());
      if (game.latent().size() > 0) {
        game.latent().sample(KEY, z);
      }
      Network sampled = networks.get(game.sampled());
      try (Pass pass = sampled.forward(z, round.generatorCondition(), Mode.INFER, KEY)) {
        assertThat(pass.output().shape()).isEqualTo(task().generated().batch(batchSize()));
      }
    }
  }

  @Test
  void givesEveryPlayerSomethingToMinimize() {
    Game game = game();
    try (GameNetworks networks = networks(game, DataType.FLOAT)) {
      for (Player player : game.players()) {
        Taken taken = steps(game, networks, DataType.FLOAT).take(player, 0);

        assertThat(taken.terms()).as("terms of %s", player.name()).isNotEmpty();
        taken.terms().forEach(term -> assertNumber(term.name(), term.value()));
        taken.numbers().forEach(GameContract::assertNumber);
        taken
            .gradients()
            .forEach(
                (name, gradient) ->
                    // A norm is finite only if all numbers are.
                    assertThat(gradient.norm2Number().doubleValue())
                        .as("norm of the gradient of %s in the step of %s", name, player.name())
                        .isFinite()
                        .isPositive());
      }
    }
  }

  private static void assertNumber(String name, double value) {
    assertThat(name).matches("[a-z][a-zA-Z0-9]*");
    assertThat(value).as(name).isFinite();
  }

  @Test
  void differentiatesWhatItsPlayersMinimize() {
    Game game = game();
    try (GameNetworks networks = networks(game, DataType.DOUBLE)) {
      GameSteps steps = steps(game, networks, DataType.DOUBLE);
      Map<String, INDArray> state = steps.state();
      for (Player player : game.players()) {
        steps.restore(state);
        steps
            .take(player, 0)
            .gradients()
            .forEach(
                (name, gradient) ->
                    checkGradient(
                        player.name() + " " + name,
                        networks.get(name),
                        gradient,
                        () -> {
                          steps.restore(state);
                          return steps.take(player, 0).value();
                        }));
      }
    }
  }

  private static void checkGradient(
      String name, Network network, INDArray gradient, DoubleSupplier objective) {
    // Copies of the views, since the objective clears the network's own gradient.
    network.parameters().gradient().assign(gradient);
    Map<String, INDArray> gradients = new LinkedHashMap<>();
    for (Parameter parameter : network.parameters().named()) {
      gradients.put(parameter.name(), parameter.gradient().dup());
    }
    for (Parameter parameter : network.parameters().named()) {
      if (parameter.role() != Role.STATISTIC) {
        FiniteDifferences.standard()
            .check(
                name + " " + parameter.name(),
                Objects.requireNonNull(gradients.get(parameter.name())),
                parameter.value(),
                objective);
      }
    }
  }

  @Test
  void goesOnFromItsStateAsIfThereWasNoInterruption() {
    Game before = game();
    Game after = game();
    try (GameNetworks networks = networks(before, DataType.FLOAT)) {
      GameSteps interrupted = steps(before, networks, DataType.FLOAT);
      GameSteps resumed = steps(after, networks, DataType.FLOAT);
      for (int iteration = 0; iteration < ITERATIONS; iteration++) {
        interrupted.iterate(iteration);
      }
      resumed.restore(interrupted.state());
      for (int iteration = ITERATIONS; iteration < 2 * ITERATIONS; iteration++) {
        assertThat(resumed.iterate(iteration)).isEqualTo(interrupted.iterate(iteration));
      }
    }
  }
}
