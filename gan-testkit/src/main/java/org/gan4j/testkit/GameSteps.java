package org.gan4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongFunction;
import org.gan4j.api.RandomKey;
import org.gan4j.api.data.Round;
import org.gan4j.api.game.Game;
import org.gan4j.api.game.Player;
import org.gan4j.api.game.Term;
import org.gan4j.api.network.Network;
import org.gan4j.api.objective.LossStrategy;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Takes single steps of a game, without an optimizer. */
final class GameSteps {
  private final Game game;
  private final GameNetworks networks;
  private final LossStrategy loss;
  private final LongFunction<Round> rounds;
  private final RandomKey key;

  /**
   * For steps of a game.
   *
   * @param rounds sets up a round, always the same for the same number
   */
  GameSteps(
      Game game,
      GameNetworks networks,
      LossStrategy loss,
      LongFunction<Round> rounds,
      RandomKey key) {
    this.game = game;
    this.networks = networks;
    this.loss = loss;
    this.rounds = rounds;
    this.key = key;
  }

  /**
   * A step that was recorded.
   *
   * @param numbers that the game reported
   * @param gradients of the parameters of the player's networks, by the network's name
   */
  record Taken(List<Term> terms, Map<String, Double> numbers, Map<String, INDArray> gradients) {
    /** The player's objective. */
    double value() {
      return terms.stream().mapToDouble(Term::value).sum();
    }
  }

  /**
   * Takes a step.
   *
   * @param index of the step, which decides its round and its randomness
   */
  Taken take(Player player, long index) {
    Map<String, Network> learning = new LinkedHashMap<>();
    player.networks().forEach(plan -> learning.put(plan.name(), networks.get(plan.name())));
    networks.all().values().forEach(network -> network.parameters().clearGradient());
    RandomKey own = key.split(player.name()).split(index);
    try (Round round = rounds.apply(index);
        RecordedTape tape = new RecordedTape(learning::containsValue, own.split("passes"))) {
      RecordedTurn turn =
          new RecordedTurn(networks, tape, round, loss, game.latent(), index, own.split("turn"));
      game.step(player.name(), turn);
      requireShapes(tape.terms());
      tape.sweep();
      Map<String, INDArray> gradients = new LinkedHashMap<>();
      learning.forEach(
          (name, network) -> gradients.put(name, network.parameters().gradient().dup()));
      return new Taken(tape.terms(), turn.numbers(), gradients);
    }
  }

  private static void requireShapes(List<Term> terms) {
    for (Term term : terms) {
      for (Term.Seed seed : term.seeds()) {
        assertThat(seed.gradient().shape())
            .as("shape of the gradient of %s", term.name())
            .isEqualTo(seed.at().array().shape());
      }
    }
  }

  /** One step of each player; returns their gradients by the names of player and network. */
  Map<String, INDArray> iterate(long index) {
    Map<String, INDArray> gradients = new LinkedHashMap<>();
    for (Player player : game.players()) {
      take(player, index)
          .gradients()
          .forEach((name, gradient) -> gradients.put(player.name() + " " + name, gradient));
    }
    return gradients;
  }

  /** Copies of the game's state. */
  Map<String, INDArray> state() {
    Map<String, INDArray> copies = new LinkedHashMap<>();
    game.state().forEach((name, array) -> copies.put(name, array.dup()));
    return copies;
  }

  /** Restores a game's state. */
  void restore(Map<String, INDArray> saved) {
    assertThat(game.state().keySet()).isEqualTo(saved.keySet());
    saved.forEach((name, array) -> Objects.requireNonNull(game.state().get(name)).assign(array));
  }
}
