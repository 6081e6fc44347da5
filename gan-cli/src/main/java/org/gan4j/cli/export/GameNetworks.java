package org.gan4j.cli.export;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.gan4j.api.GanException;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.api.game.Game;
import org.gan4j.api.game.NetworkPlan;
import org.gan4j.api.network.Network;
import org.gan4j.experiment.configuration.Nearest;
import org.gan4j.nn.FeatureReadout;
import org.gan4j.nn.graph.ExportableNetwork;

/** The networks of a game, as {@code --player} names them. */
@ThreadSafe
public final class GameNetworks {
  private GameNetworks() {}

  /** All of them. */
  public static List<NetworkPlan> of(Game game) {
    return game.players().stream().flatMap(player -> player.networks().stream()).toList();
  }

  /**
   * The network of a name.
   *
   * @param where the run or experiment
   * @throws GanException of kind USAGE if there is none, with the names that there are
   */
  public static NetworkPlan named(String name, List<NetworkPlan> plans, String where) {
    Optional<NetworkPlan> found =
        plans.stream().filter(plan -> plan.name().equals(name)).findFirst();
    return found.orElseThrow(
        () -> unknown(name, plans.stream().map(NetworkPlan::name).toList(), where));
  }

  private static GanException unknown(String name, List<String> names, String where) {
    String list = "networks: " + String.join(", ", names);
    return GanException.usage(
        "there is no network \"" + name + "\"",
        where,
        Nearest.to(name, names)
            .map(near -> String.format(Locale.ROOT, "did you mean \"%s\"? (%s)", near, list))
            .orElse(list));
  }

  /**
   * A network for other programs: with the layers of another one before it, if its input is the
   * features of that.
   *
   * @param networks by name
   * @throws GanException of kind USAGE if it does not describe itself
   */
  public static ExportableNetwork exportable(NetworkPlan plan, Function<String, Network> networks) {
    Network own = networks.apply(plan.name());
    String body = plan.featuresOf();
    return body == null
        ? ExportableNetwork.of(own, plan.name())
        : FeatureReadout.of(networks.apply(body), own, plan.name());
  }
}
