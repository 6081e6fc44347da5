package org.gan4j.nn.graph;

import org.gan4j.api.SampleShape;
import org.gan4j.api.concurrent.NotThreadSafe;
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

  /** The shapes of its arguments. */
  Signature signature();

  /**
   * Adds the network's operations to a graph.
   *
   * @param graph is added to
   * @param input [batch, input shape]; null if {@link #signature()} has none
   * @param condition [batch, condition shape]; null likewise
   * @return the output, [batch, output shape]
   * @throws org.gan4j.api.GanException of kind USAGE if a part of it cannot be described
   */
  GraphValue export(GraphBuilder graph, @Nullable GraphValue input, @Nullable GraphValue condition);

  /**
   * Names its parameters as PyTorch's modules do.
   *
   * @param layout is added to
   * @throws org.gan4j.api.GanException of kind USAGE if a part of it has no such form
   */
  void describe(TorchLayout layout);
}
