package org.gan4j.nn;

import java.util.Optional;
import org.gan4j.api.GanException;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.network.EarlyLayers;
import org.gan4j.api.network.Generator;
import org.gan4j.api.network.GeneratorContext;
import org.gan4j.api.network.Locality;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Network;
import org.gan4j.api.network.Optimizer;
import org.gan4j.api.network.Parameters;
import org.gan4j.api.network.Pass;
import org.gan4j.nn.graph.ExportableNetwork;
import org.gan4j.nn.graph.GraphBuilder;
import org.gan4j.nn.graph.GraphValue;
import org.gan4j.nn.torch.TorchLayout;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A generator that is a stack of layers. Without a latent the condition is the input; with both,
 * the definition's {@link Conditioning} joins them. A {@linkplain #translating translating}
 * generator has the condition as its input even then, and its layers read the latent.
 */
@NotThreadSafe
public final class LayeredGenerator implements Generator, EarlyLayers, ExportableNetwork {
  private final LayeredNetwork network;
  private final boolean hasLatent;
  private final boolean translates;
  private final @Nullable Locality locality;

  private LayeredGenerator(
      LayeredNetwork network, boolean hasLatent, boolean translates, @Nullable Locality locality) {
    this.network = network;
    this.hasLatent = hasLatent;
    this.translates = translates;
    this.locality = locality;
  }

  /**
   * Builds a generator with fresh parameters.
   *
   * @throws GanException of kind USAGE if it has neither a latent nor a condition
   * @throws IllegalArgumentException if the layers do not fit together or the context
   */
  public static LayeredGenerator of(GeneratorContext context, NetworkDefinition definition) {
    boolean hasLatent = context.latentSize() > 0;
    SampleShape condition = context.condition();
    SampleShape input = hasLatent ? SampleShape.vector(context.latentSize()) : condition;
    if (input == null) {
      throw GanException.usage(
          "the generator has neither a latent nor a condition",
          "latent.size",
          "give the latent a size of at least 1, or choose a task with a condition");
    }
    LayeredNetwork.Interface contract =
        new LayeredNetwork.Interface(
            "generator", input, hasLatent ? condition : null, context.output(), context.dataType());
    return new LayeredGenerator(
        new LayeredNetwork(contract, definition, context.key(), context.memory()),
        hasLatent,
        !hasLatent,
        null);
  }

  /**
   * Builds a generator that translates its condition, with fresh parameters. The first layer
   * receives the condition alone; the latent, if there is one, is what a {@link
   * org.gan4j.nn.layers.ConditionedLayer} of the definition reads. Gradients of the input are those
   * of the condition.
   *
   * @throws GanException of kind USAGE if there is no condition
   * @throws IllegalArgumentException if the layers do not fit together or the context
   */
  public static LayeredGenerator translating(GeneratorContext context, NetworkDefinition layers) {
    SampleShape condition = context.condition();
    if (condition == null) {
      throw GanException.usage(
          "the generator translates its condition, and the task has none",
          "task.type",
          "choose a task with a condition, or another generator");
    }
    boolean hasLatent = context.latentSize() > 0;
    SampleShape latent = hasLatent ? SampleShape.vector(context.latentSize()) : null;
    LayeredNetwork.Interface contract =
        new LayeredNetwork.Interface(
            "generator", condition, latent, context.output(), context.dataType());
    NetworkDefinition definition =
        hasLatent ? layers.withConditioning(Conditioning.byLayers()) : layers;
    return new LayeredGenerator(
        new LayeredNetwork(contract, definition, context.key(), context.memory()),
        hasLatent,
        true,
        null);
  }

  /**
   * The same generator, which says that its layers are local: convolutions, functions of single
   * numbers, normalizations by running statistics.
   *
   * @throws IllegalStateException if it does not translate images
   */
  public LayeredGenerator withLocality(Locality known) {
    if (!translates) {
      throw new IllegalStateException("only a generator that translates images is local");
    }
    return new LayeredGenerator(network, hasLatent, true, known);
  }

  @Override
  public Optional<Locality> locality() {
    return Optional.ofNullable(locality);
  }

  /** The layers behind it. */
  public LayeredNetwork network() {
    return network;
  }

  @Override
  public Pass forward(INDArray latent, @Nullable INDArray condition, Mode mode, RandomKey key) {
    if (!translates) {
      return network.forward(latent, condition, mode, key);
    }
    // An image to translate is the input, whatever its source.
    INDArray translated = condition == null && !hasLatent ? latent : condition;
    if (translated == null || translated.isEmpty()) {
      throw new IllegalArgumentException("the generator needs a condition");
    }
    return network.forward(translated, hasLatent ? latent : null, mode, key);
  }

  @Override
  public Signature signature() {
    Signature layers = network.signature();
    return translates
        ? new Signature(
            /* input= */ layers.condition(), /* condition= */ layers.input(), layers.output())
        : layers;
  }

  @Override
  public GraphValue export(
      GraphBuilder graph, @Nullable GraphValue input, @Nullable GraphValue condition) {
    return translates
        ? network.export(graph, condition, input)
        : network.export(graph, input, condition);
  }

  @Override
  public void describe(TorchLayout layout) {
    network.describe(layout);
  }

  @Override
  public INDArray latentWeights() {
    return firstLayers().latentWeights();
  }

  @Override
  public Optional<INDArray> conditionWeights() {
    return firstLayers().conditionWeights();
  }

  @Override
  public INDArray earlyActivations(INDArray latent, @Nullable INDArray condition) {
    return firstLayers().activations(latent, condition);
  }

  private FirstLayers firstLayers() {
    if (translates) {
      throw new UnsupportedOperationException("the first layers receive the condition, not z");
    }
    return new FirstLayers(network);
  }

  @Override
  public boolean isDeterministic() {
    return network.isDeterministic();
  }

  @Override
  public Parameters parameters() {
    return network.parameters();
  }

  @Override
  public void update(Optimizer optimizer, long step) {
    network.update(optimizer, step);
  }

  /** See {@link Network#close()}. */
  @Override
  public void close() {
    network.close();
  }
}
