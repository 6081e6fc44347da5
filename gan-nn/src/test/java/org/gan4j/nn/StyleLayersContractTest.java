package org.gan4j.nn;

import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Parameters;
import org.gan4j.api.network.Parameters.Role;
import org.gan4j.api.network.Pass;
import org.gan4j.nn.layers.ConditionInput;
import org.gan4j.nn.layers.Convolution;
import org.gan4j.nn.layers.Dense;
import org.gan4j.nn.layers.Elementwise;
import org.gan4j.nn.layers.EqualizedDense;
import org.gan4j.nn.layers.Initialization;
import org.gan4j.nn.layers.ModulatedConvolution;
import org.gan4j.nn.layers.MomentNorm;
import org.gan4j.nn.layers.Parallel;
import org.gan4j.nn.layers.RunningMean;
import org.gan4j.nn.layers.Sequence;
import org.gan4j.nn.layers.Smooth;
import org.gan4j.nn.layers.StyleInput;
import org.gan4j.nn.layers.StyleMixing;
import org.gan4j.nn.layers.Synthesis;
import org.gan4j.nn.layers.Synthesis.Stage;
import org.gan4j.testkit.FiniteDifferences;
import org.gan4j.testkit.LayerContract;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The layers of style-based generators keep to {@link LayerContract}. */
@ParameterizedClass
@MethodSource("layers")
class StyleLayersContractTest extends LayerContract<LayeredNetwork> {
  private static final SampleShape VECTOR = SampleShape.vector(5);
  private static final SampleShape IMAGE = SampleShape.image(4, 4, 6);
  private static final int CONDITION = 3;

  private final SampleShape input;
  private final List<Layer> layers;
  private final boolean conditioned;
  private final boolean mixing;

  StyleLayersContractTest(
      SampleShape input, List<Layer> layers, boolean conditioned, boolean mixing) {
    this.input = input;
    this.layers = layers;
    this.conditioned = conditioned;
    this.mixing = mixing;
  }

  static Stream<Arguments> layers() {
    return Stream.of(
        of("equalized dense", VECTOR, new EqualizedDense(4, 0.1, 1.5, 1)),
        of("moment norm", VECTOR, new Dense(6), new MomentNorm(2, 4)),
        of("running mean", VECTOR, new Dense(4), new RunningMean(0.9), new Dense(3)),
        of("smoothing", IMAGE, new Convolution(4, 1, 1, 0, true), new Smooth()),
        of(
            "smoothing of grey",
            SampleShape.image(1, 3, 2),
            new Convolution(1, 1, 1, 0, true),
            new Smooth()),
        of("one stage", VECTOR, new Dense(6), synthesis(1, 1, true)),
        of("three stages", VECTOR, new Dense(14), synthesis(3, 2, true)),
        of("without noise", VECTOR, new Dense(10), synthesis(2, 3, false)),
        argumentSet("mapping", VECTOR, List.of(mapping(0)), true, false),
        argumentSet("mixing", VECTOR, List.of(mapping(0.9)), true, true));
  }

  private static Arguments of(String name, SampleShape input, Layer... layers) {
    return argumentSet(name, input, List.of(layers), false, false);
  }

  /** Styles of two numbers: 3 in the first stage, 2 more in every other one. */
  private static Synthesis synthesis(int stages, int colours, boolean noise) {
    return new Synthesis(
        SampleShape.image(3, 3, 2),
        Stream.iterate(0, stage -> stage + 1)
            .limit(stages)
            .map(stage -> stage(stage, colours, noise))
            .toList());
  }

  private static Stage stage(int number, int colours, boolean noise) {
    StyleInput first = style(2 * number);
    Sequence features =
        number == 0
            ? new Sequence(
                ModulatedConvolution.rectified(style(0), 3, 3, noise),
                ModulatedConvolution.rectified(style(1), 4, 1, noise))
            : new Sequence(ModulatedConvolution.upsampled(first, 3, 3, noise));
    // The image of a stage shares its style with the first layer of the next one, as in the paper.
    int image = number == 0 ? 2 : 2 * number + 1;
    return new Stage(features, ModulatedConvolution.linear(style(image), colours, 1));
  }

  private static StyleInput style(int place) {
    return new StyleInput(place, 2);
  }

  private static StyleMixing mapping(double mixing) {
    return new StyleMixing(
        3,
        mixing,
        new Sequence(
            Parallel.concatenated(
                new MomentNorm(5),
                new Sequence(
                    new ConditionInput(CONDITION), new EqualizedDense(2), new MomentNorm(2))),
            new EqualizedDense(4, 0.1, 1.5, 0),
            Elementwise.leakyRelu(0.2),
            new RunningMean(0.8)));
  }

  private NetworkDefinition definition() {
    NetworkDefinition definition =
        NetworkDefinition.of(layers).withInitialization(new Initialization.Normal(0.5));
    return conditioned ? definition.withConditioning(Conditioning.byLayers()) : definition;
  }

  @Override
  protected SampleShape input() {
    return input;
  }

  @Override
  protected SampleShape output() {
    return Blueprint.of(definition(), input, DataType.FLOAT).output();
  }

  @Override
  protected @Nullable SampleShape condition() {
    return conditioned ? SampleShape.vector(CONDITION) : null;
  }

  @Override
  protected boolean mixesSamples() {
    return mixing;
  }

  /** Demodulation and norms are curved: with third derivatives of up to 1e4, as normalizations. */
  @Override
  protected FiniteDifferences differences() {
    return FiniteDifferences.standard().within(5e-7, 5e-7);
  }

  @Override
  protected LayeredNetwork network(DataType type, RandomKey key) {
    LayeredNetwork.Interface contract =
        new LayeredNetwork.Interface("network", input, condition(), output(), type);
    LayeredNetwork network = new LayeredNetwork(contract, definition(), key);
    for (Parameters.Parameter parameter : network.parameters().named()) {
      // Strengths of noise and biases are zero at first, which would hide mistakes.
      if (parameter.role() == Role.NORMALIZATION || parameter.role() == Role.BIAS) {
        INDArray draws = parameter.value().dup();
        key.split(parameter.name()).fillGaussian(draws, 0, 0.5);
        parameter.value().addi(draws);
      }
    }
    return network;
  }

  @Override
  protected Pass forward(
      LayeredNetwork network,
      INDArray samples,
      @Nullable INDArray condition,
      Mode mode,
      RandomKey key) {
    return network.forward(samples, condition, mode, key);
  }
}
