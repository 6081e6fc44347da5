package org.gan4j.onnx;

import java.util.ArrayList;
import java.util.List;
import org.gan4j.api.GanException;
import org.gan4j.api.network.Network;
import org.gan4j.nn.graph.ExportableNetwork;
import org.gan4j.nn.graph.ExportableNetwork.Signature;
import org.gan4j.nn.graph.Graph;
import org.gan4j.nn.graph.GraphBuilder;
import org.gan4j.nn.graph.GraphValue;
import org.jspecify.annotations.Nullable;

/** Makes graphs of networks. */
final class NetworkGraphs {
  private NetworkGraphs() {}

  /**
   * What describes a network for other programs: the network itself.
   *
   * @throws GanException of kind USAGE if the network does not do that
   */
  static ExportableNetwork exportable(Network network, String name) {
    if (network instanceof ExportableNetwork own) {
      return own;
    }
    throw GanException.usage(
        "the network "
            + network.getClass().getSimpleName()
            + " cannot be exported: it does not say how",
        name,
        "choose another network with --player; a plugin's network implements ExportableNetwork");
  }

  /** The graph of a network, whose condition is joined from its parts. */
  static Graph of(ExportableNetwork network, NetworkDescription description) {
    Signature signature = network.signature();
    GraphBuilder graph = new GraphBuilder(description.name());
    GraphValue input =
        signature.input() == null ? null : graph.input(description.input(), signature.input());
    GraphValue condition = condition(graph, signature, description);
    GraphValue output = network.export(graph, input, condition);
    return graph.build(output, signature.output());
  }

  private static @Nullable GraphValue condition(
      GraphBuilder graph, Signature signature, NetworkDescription description) {
    List<GraphValue> parts = new ArrayList<>();
    description
        .parts(signature.condition())
        .forEach((name, shape) -> parts.add(graph.input(name, shape)));
    if (parts.size() > 1) {
      return graph.within("condition.").concatenate(parts.toArray(GraphValue[]::new));
    }
    return parts.isEmpty() ? null : parts.get(0);
  }
}
