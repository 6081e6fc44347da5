package org.gan4j.vanilla;

import java.util.List;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.gan4j.api.SampleShape;
import org.gan4j.api.component.Option;
import org.gan4j.nn.Conditioning;
import org.gan4j.nn.GeneratorConditioning;
import org.gan4j.nn.NetworkDefinition;
import org.gan4j.nn.layers.Dense;
import org.gan4j.nn.layers.Elementwise;
import org.gan4j.nn.layers.Initialization;

/**
 * Settings of the multilayer perceptron: each hidden layer is a linear map, the normalization, the
 * nonlinearity and dropout, in this order.
 *
 * @param hidden sizes of the hidden layers, in order
 * @param activation nonlinearity of the hidden layers
 * @param negativeSlope of a leaky ReLU, in [0, 1)
 * @param maxoutPieces linear functions of each maxout unit
 * @param normalization what normalizes the hidden layers
 * @param normalizeFirst whether the first hidden layer is normalized too
 * @param inputDropout probability that an input is dropped in training
 * @param hiddenDropout probability that a hidden unit is dropped in training
 * @param output what the last layer does to its numbers
 * @param outputBias what the last layer's bias begins with
 * @param conditioning where the condition is injected, if there is one
 * @param initialization how weights are drawn
 */
public record VanillaGeneratorConfiguration(
    @Option(
            value = "Units of the hidden layers, the first one after the latent",
            defaultValue = "[128, 256, 512, 1024]")
        List<Integer> hidden,
    @Option(value = "Activation of the hidden layers", defaultValue = "\"leaky-relu\"")
        HiddenActivation activation,
    @Option(
            value = "Slope of a leaky ReLU for negative numbers",
            defaultValue = "0.2",
            min = 0,
            below = 1)
        double negativeSlope,
    @Option(value = "Linear functions of each maxout unit", defaultValue = "5", min = 2, max = 100)
        int maxoutPieces,
    @Option(value = "Normalization of the hidden layers", defaultValue = "\"batch\"")
        Normalization normalization,
    @Option(value = "Whether the first hidden layer is normalized, too", defaultValue = "false")
        boolean normalizeFirst,
    @Option(
            value = "Probability that an input is dropped in training",
            defaultValue = "0",
            min = 0,
            below = 1)
        double inputDropout,
    @Option(
            value = "Probability that a hidden unit is dropped in training",
            defaultValue = "0",
            min = 0,
            below = 1)
        double hiddenDropout,
    @Option(
            value = "Activation of the output; auto is tanh for images and linear for vectors",
            defaultValue = "\"auto\"")
        OutputActivation output,
    @Option(
            value =
                "Initial bias of the output; with marginals, the output for z = 0 is the mean of the data",
            defaultValue = "\"zero\"")
        OutputBias outputBias,
    @Option(
            value = "Where the condition is injected, if the task has one",
            defaultValue = "\"input\"")
        GeneratorConditioning conditioning,
    @Option(value = "Distribution of the initial weights", defaultValue = "{\"type\": \"fan-in\"}")
        Initialization initialization) {

  /** Checks and copies. */
  public VanillaGeneratorConfiguration {
    hidden = HiddenLayers.checked(hidden);
  }

  /**
   * Goodfellow et al. 2014 on MNIST: twice 1200 rectifiers, sigmoid, weights from U(±0.05), output
   * bias from the marginals of the pixels.
   */
  public static VanillaGeneratorConfiguration goodfellow2014() {
    return new VanillaGeneratorConfiguration(
        List.of(1200, 1200),
        HiddenActivation.RELU,
        0,
        5,
        Normalization.NONE,
        false,
        0,
        0,
        OutputActivation.SIGMOID,
        OutputBias.MARGINALS,
        GeneratorConditioning.INPUT,
        new Initialization.Uniform(0.05));
  }

  private HiddenLayers hiddenLayers() {
    return new HiddenLayers(
        hidden,
        activation,
        negativeSlope,
        maxoutPieces,
        normalization,
        normalizeFirst,
        inputDropout,
        hiddenDropout);
  }

  /**
   * The layers of the generator for such samples.
   *
   * @param injected length of the condition that hidden layers receive again; 0 for none
   */
  NetworkDefinition definition(SampleShape samples, int injected) {
    List<Layer> layers = hiddenLayers().layers(injected);
    layers.add(new Dense(samples.length()));
    layers.add(Elementwise.of(output.function(samples)));
    return NetworkDefinition.of(layers)
        .withInitialization(initialization)
        .withConditioning(Conditioning.flattening());
  }
}
