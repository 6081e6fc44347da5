package org.gan4j.objectives.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.DoubleSupplier;
import java.util.stream.Collectors;
import org.gan4j.api.RandomKey;
import org.gan4j.api.data.Round;
import org.gan4j.api.game.Game;
import org.gan4j.api.game.NetworkPlan;
import org.gan4j.api.game.Player;
import org.gan4j.api.game.Term;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Network;
import org.gan4j.api.network.Parameters.Parameter;
import org.gan4j.api.network.Pass;
import org.gan4j.api.objective.LossContext;
import org.gan4j.api.objective.LossStrategy;
import org.gan4j.objectives.loss.CrossEntropyConfiguration;
import org.gan4j.objectives.loss.NonSaturatingLossProvider;
import org.gan4j.testkit.Defaults;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A game with tiny networks in double precision, and one batch. */
final class Trial implements AutoCloseable {
  static final RandomKey KEY = RandomKey.ofSeed(11);
  static final int BATCH = 4;

  final Game game;
  final Round round;
  final INDArray z;
  final Map<String, Network> networks = new LinkedHashMap<>();
  LossStrategy loss =
      new NonSaturatingLossProvider()
          .create(Defaults.of(CrossEntropyConfiguration.class), LossContext.standalone());
  double featureWeight;
  long step;

  /** The steps of each player before the one that is played. */
  Map<String, Long> earlier = Map.of("discriminator", 1L, "generator", 1L);

  Trial(Game game, Round round) {
    this.game = game;
    this.round = round;
    this.z = Nd4j.create(DataType.DOUBLE, BATCH, game.latent().size());
    if (!z.isEmpty()) {
      game.latent().sample(KEY.split("latent"), z);
    }
    for (Player player : game.players()) {
      for (NetworkPlan plan : player.networks()) {
        networks.put(
            plan.name(),
            plan.construction().apply(new SmallNetworks(networks, KEY.split(plan.name()))));
      }
    }
  }

  static INDArray gaussian(String name, long... shape) {
    INDArray array = Nd4j.create(DataType.DOUBLE, shape);
    KEY.split(name).fillGaussian(array, 0, 1);
    return array;
  }

  Network network(String name) {
    return Objects.requireNonNull(networks.get(name), name);
  }

  /** What a network makes of an input, as in a step. */
  INDArray run(String network, INDArray input, @Nullable INDArray condition) {
    try (Pass pass = network(network).forward(input, condition, Mode.TRAIN, KEY)) {
      return pass.output().dup('c');
    }
  }

  /** What the last layer of a network sees of an input, as in a step. */
  INDArray features(String network, INDArray input, @Nullable INDArray condition) {
    try (Pass pass = network(network).forward(input, condition, Mode.TRAIN, KEY)) {
      return pass.features().dup('c');
    }
  }

  private Player player(String name) {
    return game.players().stream()
        .filter(player -> player.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** One step without an update: gradients stand in the networks afterwards. */
  PlainTurn play(String player) {
    networks.values().forEach(network -> network.parameters().clearGradient());
    Set<Network> learners =
        player(player).networks().stream()
            .map(plan -> network(plan.name()))
            .collect(Collectors.toSet());
    PlainTurn turn = new PlainTurn(this, new PlainTape(learners, KEY));
    game.step(player, turn);
    turn.tape().sweep();
    return turn;
  }

  /** The player's terms add up to a definition, and so do the gradients of its networks alone. */
  void assertMinimizes(String player, DoubleSupplier definition) {
    double value = play(player).tape().terms.stream().mapToDouble(Term::value).sum();
    // Sums of a few dozen numbers of order 1.
    assertThat(value).isCloseTo(definition.getAsDouble(), within(1e-12));
    assertGradient(player, definition);
  }

  /**
   * The gradients of a player's networks are those of a definition, and those of other networks are
   * zero. Central differences of width 1e-5 of smooth functions of order 1 are off by 1e-10.
   */
  void assertGradient(String player, DoubleSupplier definition) {
    play(player);
    Set<String> learners =
        player(player).networks().stream().map(NetworkPlan::name).collect(Collectors.toSet());
    networks.forEach(
        (name, network) -> {
          for (Parameter parameter : network.parameters().named()) {
            INDArray gradient = parameter.gradient().dup('c');
            if (!learners.contains(name)) {
              assertThat(gradient.amaxNumber().doubleValue()).as(name).isZero();
              continue;
            }
            for (long i = 0; i < gradient.length(); i++) {
              assertThat(gradient.getDouble(i))
                  .as("%s %s[%d]", name, parameter.name(), i)
                  .isCloseTo(difference(parameter.value(), i, definition), within(1e-8));
            }
          }
        });
  }

  private static double difference(INDArray variable, long index, DoubleSupplier objective) {
    double original = variable.getDouble(index);
    variable.putScalar(index, original + 1e-5);
    double above = objective.getAsDouble();
    variable.putScalar(index, original - 1e-5);
    double below = objective.getAsDouble();
    variable.putScalar(index, original);
    return (above - below) / 2e-5;
  }

  @Override
  public void close() {
    networks.values().forEach(Network::close);
  }
}
