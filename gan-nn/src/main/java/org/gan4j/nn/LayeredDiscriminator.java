package org.gan4j.nn;

import java.util.Optional;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.network.Discriminator;
import org.gan4j.api.network.DiscriminatorContext;
import org.gan4j.api.network.InputGradient;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Optimizer;
import org.gan4j.api.network.Parameters;
import org.gan4j.api.network.Pass;
import org.gan4j.nn.graph.ExportableNetwork;
import org.gan4j.nn.graph.GraphBuilder;
import org.gan4j.nn.graph.GraphValue;
import org.gan4j.nn.torch.TorchLayout;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A discriminator that is a stack of layers, the last of which makes the logits. */
@NotThreadSafe
public final class LayeredDiscriminator implements Discriminator, ExportableNetwork {
  private final LayeredNetwork network;

  private LayeredDiscriminator(LayeredNetwork network) {
    this.network = network;
  }

  /**
   * Builds a discriminator with fresh parameters and as many outputs per sample as the context
   * requires.
   *
   * @throws IllegalArgumentException if the layers do not fit together or the context
   */
  public static LayeredDiscriminator of(
      DiscriminatorContext context, NetworkDefinition definition) {
    return of(context, definition, SampleShape.vector(context.outputs()));
  }

  /**
   * Builds a discriminator with fresh parameters and several logits per sample, such as one for
   * each patch of an image (Isola et al. 2017).
   *
   * @param logits the shape of a sample's logits; null for the shape that the last layer makes
   * @throws IllegalArgumentException if the layers do not fit together, the context or the shape
   */
  public static LayeredDiscriminator of(
      DiscriminatorContext context, NetworkDefinition definition, @Nullable SampleShape logits) {
    LayeredNetwork.Interface contract =
        new LayeredNetwork.Interface(
            "discriminator", context.input(), context.condition(), logits, context.dataType());
    return new LayeredDiscriminator(
        new LayeredNetwork(contract, definition, context.key(), context.memory()));
  }

  /** The layers behind it. */
  public LayeredNetwork network() {
    return network;
  }

  @Override
  public Pass forward(INDArray samples, @Nullable INDArray condition, Mode mode, RandomKey key) {
    return network.forward(samples, condition, mode, key);
  }

  @Override
  public Signature signature() {
    return network.signature();
  }

  @Override
  public GraphValue export(
      GraphBuilder graph, @Nullable GraphValue input, @Nullable GraphValue condition) {
    return network.export(graph, input, condition);
  }

  @Override
  public void describe(TorchLayout layout) {
    network.describe(layout);
  }

  @Override
  public INDArray features(INDArray samples, @Nullable INDArray condition) {
    return network.features(samples, condition);
  }

  @Override
  public boolean isDeterministic() {
    return network.isDeterministic();
  }

  @Override
  public Optional<String> inputGradientObstacle() {
    return network.inputGradientObstacle();
  }

  @Override
  public InputGradient inputGradient(
      INDArray samples, @Nullable INDArray condition, RandomKey key) {
    return network.inputGradient(samples, condition, key);
  }

  @Override
  public Parameters parameters() {
    return network.parameters();
  }

  @Override
  public void update(Optimizer optimizer, long step) {
    network.update(optimizer, step);
  }

  @Override
  public void close() {
    network.close();
  }
}
