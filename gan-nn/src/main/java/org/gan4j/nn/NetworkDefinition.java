package org.gan4j.nn;

import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.gan4j.api.component.Require;
import org.gan4j.nn.layers.Initialization;

/**
 * A network as data: its layers in order, this module's and Deeplearning4j's own in any mixture.
 * The last one is not an output layer, since the loss belongs to the objective. Layers that
 * {@linkplain org.gan4j.nn.layers.FastLayer#fusedWith fuse}, such as a batch normalization and the
 * ReLU after it, count as one in the names of parameters.
 *
 * @param layers 1 to 1000; they are copied before use
 * @param preprocessors what to do before a layer, by its index, where Deeplearning4j's own choice
 *     (such as flattening an image before a dense layer) must not apply
 * @param initialization how weights are drawn
 * @param conditioning how the condition is injected, if there is one
 */
public record NetworkDefinition(
    List<Layer> layers,
    Map<Integer, InputPreProcessor> preprocessors,
    Initialization initialization,
    Conditioning conditioning) {

  /** Building takes time with each layer and all before it. */
  private static final int MOST_LAYERS = 1000;

  /** Checks and copies. */
  public NetworkDefinition {
    layers = List.copyOf(layers);
    Require.atMost("the number of layers", layers.size(), MOST_LAYERS);
    preprocessors = Map.copyOf(preprocessors);
    if (layers.isEmpty()) {
      throw new IllegalArgumentException("a network has at least one layer");
    }
  }

  /** Layers, initialized as PyTorch does, with a condition that is concatenated to the input. */
  public static NetworkDefinition of(List<? extends Layer> layers) {
    return new NetworkDefinition(
        List.copyOf(layers), Map.of(), Initialization.standard(), Conditioning.concatenation());
  }

  /** Layers, as {@link #of(List)}. */
  public static NetworkDefinition of(Layer... layers) {
    return of(List.of(layers));
  }

  /**
   * The layers and preprocessors of a Deeplearning4j configuration; its other settings are not
   * used.
   */
  public static NetworkDefinition of(MultiLayerConfiguration configuration) {
    return new NetworkDefinition(
        configuration.getConfs().stream().map(NeuralNetConfiguration::getLayer).toList(),
        configuration.getInputPreProcessors(),
        Initialization.standard(),
        Conditioning.concatenation());
  }

  /**
   * The same with other initial weights.
   *
   * @throws IllegalArgumentException if a number of the initialization is out of its bounds
   */
  public NetworkDefinition withInitialization(Initialization other) {
    if (other instanceof Record settings) {
      Require.withinBounds(settings);
    }
    return new NetworkDefinition(layers, preprocessors, other, conditioning);
  }

  /** The same with another way to inject the condition. */
  public NetworkDefinition withConditioning(Conditioning other) {
    return new NetworkDefinition(layers, preprocessors, initialization, other);
  }
}
