package org.gan4j.vanilla;

import java.util.List;
import java.util.function.Supplier;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.gan4j.api.GanException;
import org.gan4j.api.SampleShape;
import org.gan4j.api.component.Option;
import org.gan4j.api.network.Generator;
import org.gan4j.api.network.GeneratorContext;
import org.gan4j.api.network.GeneratorProvider;
import org.gan4j.api.network.Parameters;
import org.gan4j.nn.Conditioning;
import org.gan4j.nn.GeneratorConditioning;
import org.gan4j.nn.LayeredGenerator;
import org.gan4j.nn.NetworkDefinition;
import org.gan4j.nn.layers.Dense;
import org.gan4j.nn.layers.Elementwise;
import org.gan4j.nn.layers.Initialization;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Provides the generator {@code vanilla}. */
public final class VanillaGeneratorProvider
    implements GeneratorProvider<VanillaGeneratorProvider.Configuration> {

  /**
   * Settings of the multilayer perceptron: each hidden layer is a linear map, the normalisation,
   * the nonlinearity and dropout, in this order.
   *
   * @param hidden sizes of the hidden layers, in order
   * @param activation nonlinearity of the hidden layers
   * @param negativeSlope of a leaky ReLU, in [0, 1)
   * @param maxoutPieces linear functions of each maxout unit
   * @param normalization what normalises the hidden layers
   * @param normalizeFirst whether the first hidden layer is normalised too
   * @param inputDropout probability that an input is dropped in training
   * @param hiddenDropout probability that a hidden unit is dropped in training
   * @param output what the last layer does to its numbers
   * @param outputBias what the last layer's bias begins with
   * @param conditioning where the condition is told, if there is one
   * @param initialization how weights are drawn
   */
  public record Configuration(
      @Option(
              value = "Sizes of the hidden layers, the first sees the latent",
              defaultValue = "[128, 256, 512, 1024]")
          List<Integer> hidden,
      @Option(value = "Nonlinearity of the hidden layers", defaultValue = "\"leaky-relu\"")
          HiddenActivation activation,
      @Option(
              value = "Slope of a leaky ReLU for negative numbers",
              defaultValue = "0.2",
              min = 0,
              below = 1)
          double negativeSlope,
      @Option(value = "Linear functions of each maxout unit", defaultValue = "5", min = 2)
          int maxoutPieces,
      @Option(value = "What normalises the hidden layers", defaultValue = "\"batch\"")
          Normalization normalization,
      @Option(value = "Whether the first hidden layer is normalised too", defaultValue = "false")
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
              value = "Output: auto is tanh for images and linear for vectors",
              defaultValue = "\"auto\"")
          OutputActivation output,
      @Option(
              value = "First bias of the output; marginals gives the mean of the data for z = 0",
              defaultValue = "\"zero\"")
          OutputBias outputBias,
      @Option(
              value = "Where the condition is told, if the task has one",
              defaultValue = "\"input\"")
          GeneratorConditioning conditioning,
      @Option(value = "How weights are drawn", defaultValue = "{\"type\": \"fan-in\"}")
          Initialization initialization) {

    /** Checks and copies. */
    public Configuration {
      hidden =
          new HiddenLayers(
                  hidden,
                  activation,
                  negativeSlope,
                  maxoutPieces,
                  normalization,
                  normalizeFirst,
                  inputDropout,
                  hiddenDropout)
              .sizes();
    }

    /**
     * What is usual today, and the default: 128, 256, 512 and 1024 leaky rectifiers, batch
     * normalisation on all but the first.
     */
    public static Configuration standard() {
      return new Configuration(
          List.of(128, 256, 512, 1024),
          HiddenActivation.LEAKY_RELU,
          0.2,
          5,
          Normalization.BATCH,
          false,
          0,
          0,
          OutputActivation.AUTO,
          OutputBias.ZERO,
          GeneratorConditioning.INPUT,
          Initialization.standard());
    }

    /**
     * Goodfellow et al. 2014 on MNIST: twice 1200 rectifiers, sigmoid, weights from U(±0.05),
     * output bias from the marginals of the pixels.
     */
    public static Configuration goodfellow2014() {
      return new Configuration(
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
     * The layers that make such samples.
     *
     * @param told length of the condition that layers are told again; 0 for none
     */
    NetworkDefinition definition(SampleShape samples, int told) {
      List<Layer> layers = hiddenLayers().layers(told);
      layers.add(new Dense(samples.length()));
      layers.add(Elementwise.of(output.function(samples)));
      return NetworkDefinition.of(layers)
          .withInitialization(initialization)
          .withConditioning(Conditioning.flattening());
    }
  }

  @Override
  public String type() {
    return "vanilla";
  }

  @Override
  public Class<Configuration> configuration() {
    return Configuration.class;
  }

  @Override
  public String description() {
    return "Multilayer perceptron, as in the first GAN paper (Goodfellow et al. 2014)";
  }

  @Override
  public Generator create(Configuration configuration, GeneratorContext context) {
    LayeredGenerator generator =
        LayeredGenerator.of(
            context, configuration.definition(context.output(), told(configuration, context)));
    Supplier<INDArray> dataMean = context.dataMean();
    if (configuration.outputBias() == OutputBias.MARGINALS && dataMean != null) {
      try (INDArray mean = dataMean.get();
          INDArray bias = configuration.output().inverse(context.output(), mean)) {
        outputBias(generator).assign(bias);
      }
    }
    return generator;
  }

  /** The last bias of a generator, which is the output layer's. */
  private static INDArray outputBias(LayeredGenerator generator) {
    return generator.parameters().named().stream()
        .filter(parameter -> parameter.role() == Parameters.Role.BIAS)
        .reduce((first, second) -> second)
        .orElseThrow()
        .value();
  }

  /** The length of the condition, where layers are told; without a latent it is the input. */
  private static int told(Configuration configuration, GeneratorContext context) {
    SampleShape condition = context.condition();
    boolean again = configuration.conditioning() == GeneratorConditioning.EVERY_LAYER;
    if (condition == null || context.latentSize() == 0 || !again) {
      return 0;
    }
    if (condition.isImage()) {
      throw GanException.usage(
          "a condition that is an image of " + condition + " can be told beside the latent only",
          "generator.conditioning",
          "leave it out, or write \"input\"");
    }
    return condition.length();
  }
}
