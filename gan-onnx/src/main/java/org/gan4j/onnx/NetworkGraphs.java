package org.gan4j.onnx;

import java.util.ArrayList;
import java.util.List;
import org.gan4j.nn.graph.ExportableNetwork;
import org.gan4j.nn.graph.ExportableNetwork.Signature;
import org.gan4j.nn.graph.Graph;
import org.gan4j.nn.graph.GraphBuilder;
import org.gan4j.nn.graph.GraphValue;
import org.jspecify.annotations.Nullable;

/** Makes graphs of networks. */
final class NetworkGraphs {
  private NetworkGraphs() {}

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
