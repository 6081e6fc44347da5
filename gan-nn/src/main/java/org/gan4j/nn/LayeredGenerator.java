package org.gan4j.nn;

import org.gan4j.api.GanException;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.network.Generator;
import org.gan4j.api.network.GeneratorContext;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Network;
import org.gan4j.api.network.Optimizer;
import org.gan4j.api.network.Parameters;
import org.gan4j.api.network.Pass;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A generator that is a stack of layers. Without a latent the condition is the input; with both,
 * the definition's {@link Conditioning} joins them.
 */
@NotThreadSafe
public final class LayeredGenerator implements Generator {
  private final LayeredNetwork network;
  private final boolean hasLatent;

  private LayeredGenerator(LayeredNetwork network, boolean hasLatent) {
    this.network = network;
    this.hasLatent = hasLatent;
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
        new LayeredNetwork(contract, definition, context.key(), context.memory()), hasLatent);
  }

  /** The layers behind it. */
  public LayeredNetwork network() {
    return network;
  }

  @Override
  public Pass forward(INDArray latent, @Nullable INDArray condition, Mode mode, RandomKey key) {
    if (hasLatent) {
      return network.forward(latent, condition, mode, key);
    }
    // An image to translate is the input, whatever its source.
    INDArray translated = condition == null ? latent : condition;
    if (translated.isEmpty()) {
      throw new IllegalArgumentException("the generator needs a condition");
    }
    return network.forward(translated, null, mode, key);
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
