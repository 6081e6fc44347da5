package org.gan4j.objectives.regularizer;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gan4j.api.RandomKey;
import org.gan4j.api.network.Network;
import org.gan4j.api.network.Parameters.Parameter;
import org.gan4j.api.network.Parameters.Role;
import org.gan4j.api.objective.Regularizer;
import org.gan4j.api.schedule.Player;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Divides every weight matrix by its largest singular value: the network computes with W/σ(W), and
 * the optimizer moves W.
 *
 * <p>Miyato et al., "Spectral Normalization for Generative Adversarial Networks", 2018. The network
 * holds W/σ between the steps, so that whatever looks at it (sampling, metrics, other penalties)
 * sees what it computes with; W is this regularizer's, and stands in the network only while the
 * optimizer is at work. One power iteration follows each step of the player, as in algorithm 1.
 */
final class SpectralNorm implements Regularizer {
  private final Learners learners;
  private final Map<Player, List<NormalizedWeights>> weights = new EnumMap<>(Player.class);

  SpectralNorm(SpectralNormConfiguration configuration) {
    this.learners = configuration.players();
  }

  @Override
  public void prepare(Players players) {
    prepare(Player.DISCRIMINATOR, players.discriminator(), players.key());
    prepare(Player.GENERATOR, players.generator(), players.key());
  }

  private void prepare(Player player, Network network, RandomKey key) {
    if (!learners.include(player)) {
      return;
    }
    List<NormalizedWeights> all = new ArrayList<>();
    RandomKey own = key.split(name(player));
    for (Parameter parameter : network.parameters().named()) {
      if (parameter.role() == Role.WEIGHT && parameter.value().rank() >= 2) {
        all.add(new NormalizedWeights(parameter, own.split(parameter.name())));
      }
    }
    weights.put(player, all);
  }

  private static String name(Player player) {
    return player.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public void reparametrize(Learning learning) {
    weights.getOrDefault(learning.player(), List.of()).forEach(NormalizedWeights::expose);
  }

  @Override
  public void constrain(Learning learning) {
    weights.getOrDefault(learning.player(), List.of()).forEach(NormalizedWeights::normalize);
  }

  @Override
  public Map<String, INDArray> state() {
    Map<String, INDArray> state = new LinkedHashMap<>();
    weights.forEach(
        (player, all) ->
            all.forEach(
                one ->
                    one.state()
                        .forEach((name, array) -> state.put(name(player) + "/" + name, array))));
    return state;
  }
}
