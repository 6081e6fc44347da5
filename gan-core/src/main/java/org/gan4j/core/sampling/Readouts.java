package org.gan4j.core.sampling;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.gan4j.api.game.Game;
import org.gan4j.api.network.Network;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Further outputs of the networks of a game for samples.
 *
 * @param functions from samples [batch, sample shape] to a new array [batch, …], by name
 */
public record Readouts(Map<String, Function<INDArray, INDArray>> functions) {

  /** Copies the map. */
  public Readouts {
    functions = Map.copyOf(functions);
  }

  /**
   * The readouts of a game.
   *
   * @param networks gives a network by its name
   */
  public static Readouts of(Game game, Function<String, Network> networks) {
    return new Readouts(game.readouts(networks));
  }

  /** Applies a readout; empty if the game has none of that name. */
  Optional<INDArray> readout(String name, INDArray samples) {
    return Optional.ofNullable(functions.get(name)).map(readout -> readout.apply(samples));
  }
}
