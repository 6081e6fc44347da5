package org.gan4j.nn.graph;

import org.gan4j.api.GanException;
import org.gan4j.api.SampleShape;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.network.Network;
import org.gan4j.nn.torch.TorchLayout;
import org.jspecify.annotations.Nullable;

/**
 * A network that describes what it computes in inference, so that other programs can run it. A
 * network of layers does; one that is written by hand implements this interface.
 */
@NotThreadSafe
public interface ExportableNetwork {
  /**
   * The arguments of {@link org.gan4j.api.network.Network#forward}.
   *
   * @param input the shape of the input; null for a generator without a latent
   * @param condition the shape of the condition; null if there is none
   * @param output the shape of the output
   */
  record Signature(
      @Nullable SampleShape input, @Nullable SampleShape condition, SampleShape output) {}

  /**
   * What describes a network for other programs: the network itself.
   *
   * @param name of the network, for messages
   * @throws GanException of kind USAGE if the network does not do that
   */
  static ExportableNetwork of(Network network, String name) {
    if (network instanceof ExportableNetwork own) {
      return own;
    }
    throw refusal(network, name);
  }

  /**
   * The refusal of a network that does not describe itself.
   *
   * @return to be thrown
   */
  static GanException refusal(Network network, String name) {
    return GanException.usage(
        "the network "
            + network.getClass().getSimpleName()
            + " cannot be exported: it does not say how",
        name,
        "choose another network with --player; a plugin's network implements ExportableNetwork");
  }

  /** The shapes of its arguments. */
  Signature signature();

  /**
   * Adds the network's operations to a graph.
   *
   * @param graph is added to
   * @param input [batch, input shape]; null if {@link #signature()} has none
   * @param condition [batch, condition shape]; null likewise
   * @return the output, [batch, output shape]
   * @throws GanException of kind USAGE if a part of it cannot be described
   */
  GraphValue export(GraphBuilder graph, @Nullable GraphValue input, @Nullable GraphValue condition);

  /**
   * Names its parameters as PyTorch's modules do.
   *
   * @param layout is added to
   * @throws GanException of kind USAGE if a part of it has no such form
   */
  void describe(TorchLayout layout);
}
