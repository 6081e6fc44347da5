package org.gan4j.core.training;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.gan4j.api.network.Network;
import org.gan4j.api.network.Parameters.Parameter;
import org.gan4j.api.schedule.Player;
import org.gan4j.core.game.Game;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Finds where in a network numbers have ceased to be numbers, after a step that was not taken. */
final class NotANumber {
  private final Game game;
  private final Player player;

  NotANumber(Game game, Player player) {
    this.game = game;
    this.player = player;
  }

  /**
   * Says what is wrong.
   *
   * @param step the number of the step, both players' together
   */
  Trouble trouble(long step) {
    // Its numbers went astray in an earlier step, and now show in that of the other player.
    Optional<Player> broken =
        Stream.of(Player.GENERATOR, Player.DISCRIMINATOR)
            .filter(candidate -> layer(candidate).isPresent())
            .findFirst();
    return new Trouble(
        Trouble.Kind.NOT_A_NUMBER,
        step,
        broken.map(this::parameters).orElseGet(this::gradient),
        "lower optimizers."
            + name(broken.orElse(player))
            + ".learningRate or clip its gradient; the checkpoints from before are good");
  }

  private static String name(Player player) {
    return player.name().toLowerCase(Locale.ROOT);
  }

  private Network network(Player player) {
    return player == Player.DISCRIMINATOR ? game.discriminator() : game.generator();
  }

  private Optional<String> layer(Player player) {
    return first(network(player), Parameter::value);
  }

  private String parameters(Player player) {
    return "the %s's parameters are no longer numbers, in %s"
        .formatted(name(player), layer(player).orElseThrow());
  }

  private String gradient() {
    return first(network(player), Parameter::gradient)
            .map(
                layer ->
                    "the %s's gradient is no longer a number, in %s".formatted(name(player), layer))
            .orElse("the %s's loss or gradient is no longer a number".formatted(name(player)))
        + largest();
  }

  private static Optional<String> first(Network network, Function<Parameter, INDArray> part) {
    return network.parameters().named().stream()
        .filter(parameter -> !Float.isFinite(magnitude(part.apply(parameter))))
        .map(Parameter::name)
        .findFirst();
  }

  private String largest() {
    Parameter largest = null;
    float most = -1;
    for (Parameter parameter : network(player).parameters().named()) {
      float magnitude = magnitude(parameter.value());
      if (Float.isFinite(magnitude) && magnitude > most) {
        most = magnitude;
        largest = parameter;
      }
    }
    return largest == null
        ? ""
        : String.format(Locale.ROOT, "; its largest parameter is %.3g in %s", most, largest.name());
  }

  /** The largest absolute value; NaN if there is one. ND4J's own maxima leave NaN out. */
  private static float magnitude(INDArray array) {
    float most = 0;
    try (INDArray flat = Nd4j.toFlattened('c', array)) {
      for (float number : flat.toFloatVector()) {
        float magnitude = Math.abs(number);
        if (!(magnitude <= most)) {
          most = magnitude;
        }
        if (Float.isNaN(most)) {
          return most;
        }
      }
    }
    return most;
  }
}
