package org.gan4j.vanilla;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.gan4j.api.component.Option;
import org.gan4j.nn.Conditioning;
import org.gan4j.nn.DiscriminatorConditioning;
import org.gan4j.nn.NetworkDefinition;
import org.gan4j.nn.layers.Dense;
import org.gan4j.nn.layers.Initialization;
import org.gan4j.nn.layers.ProjectionHead;

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
 * @param inputRange the range of pixels in the first layer's input
 * @param inputDropout probability that an input is dropped in training
 * @param hiddenDropout probability that a hidden unit is dropped in training
 * @param conditioning where the condition is injected, if there is one
 * @param initialization how weights are drawn
 */
public record VanillaDiscriminatorConfiguration(
    @Option(
            value = "Units of the hidden layers, the first one after the sample",
            defaultValue = "[512, 256]")
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
    @Option(value = "Normalization of the hidden layers", defaultValue = "\"none\"")
        Normalization normalization,
    @Option(value = "Whether the first hidden layer is normalized, too", defaultValue = "false")
        boolean normalizeFirst,
    @Option(
            value = "Range of the pixels in the first layer: signed for [-1, 1], unit for [0, 1]",
            defaultValue = "\"signed\"")
        InputRange inputRange,
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
            value = "Where the condition is injected, if the task has one",
            defaultValue = "\"input\"")
        DiscriminatorConditioning conditioning,
    @Option(value = "Distribution of the initial weights", defaultValue = "{\"type\": \"fan-in\"}")
        Initialization initialization) {

  /** Checks and copies. */
  public VanillaDiscriminatorConfiguration {
    hidden = HiddenLayers.checked(hidden);
  }

  /**
   * Goodfellow et al. 2014 on MNIST: pixels in [0, 1], twice 240 maxout units of 5 pieces, weights
   * from U(±0.005), dropout of 0.2 at the input and 0.5 elsewhere.
   */
  public static VanillaDiscriminatorConfiguration goodfellow2014() {
    return new VanillaDiscriminatorConfiguration(
        List.of(240, 240),
        HiddenActivation.MAXOUT,
        0,
        5,
        Normalization.NONE,
        false,
        InputRange.UNIT,
        0.2,
        0.5,
        DiscriminatorConditioning.INPUT,
        new Initialization.Uniform(0.005));
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
   * The layers of the discriminator.
   *
   * @param condition length of the condition; 0 if there is none
   * @param outputs outputs per sample
   */
  NetworkDefinition definition(int condition, int outputs) {
    boolean again = conditioning == DiscriminatorConditioning.EVERY_LAYER;
    boolean projection = conditioning == DiscriminatorConditioning.PROJECTION && condition > 0;
    List<Layer> layers = new ArrayList<>(inputRange.layers());
    layers.addAll(hiddenLayers().layers(again ? condition : 0));
    layers.add(projection ? new ProjectionHead(condition) : new Dense(outputs));
    return NetworkDefinition.of(layers)
        .withInitialization(initialization)
        .withConditioning(projection ? Conditioning.byLayers() : Conditioning.flattening());
  }
}
