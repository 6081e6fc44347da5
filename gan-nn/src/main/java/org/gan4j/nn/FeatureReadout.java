package org.gan4j.nn;

import org.gan4j.api.GanException;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.network.Network;
import org.gan4j.nn.graph.ExportableNetwork;
import org.gan4j.nn.graph.GraphBuilder;
import org.gan4j.nn.graph.GraphValue;
import org.gan4j.nn.torch.TorchLayout;
import org.jspecify.annotations.Nullable;

/**
 * A network on the {@linkplain LayeredNetwork#features features} of another one, and the layers of
 * that one before them, as one network for other programs: such as a classifier of images, which is
 * a discriminator's layers and a last layer of its own.
 */
@NotThreadSafe
public final class FeatureReadout implements ExportableNetwork {
  private final LayeredNetwork body;
  private final LayeredNetwork head;

  private FeatureReadout(LayeredNetwork body, LayeredNetwork head) {
    this.body = body;
    this.head = head;
  }

  /**
   * The layers of a network before its features, and a network on them.
   *
   * @param body makes the features
   * @param head its input is the features
   * @param name of the head, for messages
   * @throws GanException of kind USAGE if one of them is not made of layers
   */
  public static FeatureReadout of(Network body, Network head, String name) {
    return new FeatureReadout(layered(body, name), layered(head, name));
  }

  private static LayeredNetwork layered(Network network, String name) {
    if (network instanceof LayeredNetwork own) {
      return own;
    }
    if (network instanceof LayeredDiscriminator own) {
      return own.network();
    }
    throw ExportableNetwork.refusal(network, name);
  }

  @Override
  public Signature signature() {
    Signature given = body.signature();
    return new Signature(given.input(), given.condition(), head.signature().output());
  }

  @Override
  public GraphValue export(
      GraphBuilder graph, @Nullable GraphValue input, @Nullable GraphValue condition) {
    return head.export(graph, body.exportFeatures(graph, input, condition), null);
  }

  @Override
  public void describe(TorchLayout layout) {
    head.describe(layout, body.describeFeatures(layout));
  }
}
