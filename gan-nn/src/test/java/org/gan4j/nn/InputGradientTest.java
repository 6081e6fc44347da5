package org.gan4j.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.gan4j.nn.TestNetworks.gaussian;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.List;
import java.util.Objects;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.array.Broadcasts;
import org.gan4j.api.network.InputGradient;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Pass;
import org.gan4j.api.network.Wrt;
import org.gan4j.nn.layers.ActivationFunction;
import org.gan4j.nn.layers.AveragePooling;
import org.gan4j.nn.layers.BatchNorm;
import org.gan4j.nn.layers.ConditionConcatenation;
import org.gan4j.nn.layers.ConditionEmbedding;
import org.gan4j.nn.layers.Convolution;
import org.gan4j.nn.layers.Dense;
import org.gan4j.nn.layers.Dropout;
import org.gan4j.nn.layers.Elementwise;
import org.gan4j.nn.layers.GlobalPooling;
import org.gan4j.nn.layers.GroupedConvolution;
import org.gan4j.nn.layers.Initialization;
import org.gan4j.nn.layers.LayerNorm;
import org.gan4j.nn.layers.Maxout;
import org.gan4j.nn.layers.MinibatchStandardDeviation;
import org.gan4j.nn.layers.PRelu;
import org.gan4j.nn.layers.PixelShuffle;
import org.gan4j.nn.layers.PixelUnshuffle;
import org.gan4j.nn.layers.ProjectionHead;
import org.gan4j.nn.layers.Resample;
import org.gan4j.nn.layers.Resample.Method;
import org.gan4j.nn.layers.Reshape;
import org.gan4j.nn.layers.TransposedConvolution;
import org.gan4j.nn.layers.Upsample;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class InputGradientTest {
  private static final SampleShape VECTOR = SampleShape.vector(5);
  private static final SampleShape GREY = SampleShape.image(1, 8, 8);
  private static final SampleShape COLOUR = SampleShape.image(3, 6, 8);
  private static final RandomKey KEY = RandomKey.ofSeed(99);

  static Stream<Arguments> critics() {
    return Stream.of(
        argumentSet("linear", VECTOR, List.of(new Dense(1))),
        argumentSet(
            "scaled input",
            VECTOR,
            List.of(Elementwise.of(ActivationFunction.UNIT_INTERVAL), new Dense(1))),
        argumentSet(
            "multilayer perceptron",
            COLOUR,
            List.of(
                Reshape.flatten(),
                new Dense(7),
                Elementwise.leakyRelu(0.2),
                new Dense(6),
                Elementwise.relu(),
                new Dense(1))),
        argumentSet(
            "dropout",
            VECTOR,
            List.of(
                new Dropout(0.8),
                new Dense(9),
                Elementwise.leakyRelu(0.2),
                new Dropout(0.5),
                new Dense(1, false))),
        argumentSet(
            "maxout", VECTOR, List.of(new Maxout(6, 3), new Dropout(0.7), new Maxout(1, 2))),
        argumentSet(
            "learned slopes",
            COLOUR,
            List.of(new PRelu(), Reshape.flatten(), new Dense(6), new PRelu(), new Dense(1))),
        argumentSet(
            "pooling",
            COLOUR,
            List.of(
                new Convolution(4, 3, 1, 1, true),
                new PRelu(),
                new AveragePooling(3, 1),
                new Convolution(5, 3, 1, 1, true),
                Elementwise.leakyRelu(0.2),
                GlobalPooling.sum(),
                new Dense(1))),
        argumentSet(
            "groups",
            COLOUR,
            List.of(
                GroupedConvolution.depthwise(2, 3, 1, 1, true),
                Elementwise.leakyRelu(0.2),
                new GroupedConvolution(4, 4, 2, 1, 2, true),
                Elementwise.leakyRelu(0.2),
                GlobalPooling.average(),
                new Dense(1))),
        argumentSet(
            "resampling layers",
            COLOUR,
            List.of(
                new PixelUnshuffle(2),
                new Convolution(8, 3, 1, 1, true),
                Elementwise.leakyRelu(0.2),
                new PixelShuffle(2),
                Resample.upsample(2, Method.BILINEAR),
                new PRelu(),
                Resample.downsample(4, Method.BILINEAR),
                Resample.upsample(2, Method.NEAREST),
                Resample.downsample(2, Method.NEAREST),
                Reshape.flatten(),
                new Dense(1))),
        argumentSet("rectifier first", VECTOR, List.of(Elementwise.leakyRelu(0.3), new Dense(1))),
        argumentSet(
            "convolutions on grey",
            GREY,
            List.of(
                new Convolution(4, 4, 2, 1, true),
                Elementwise.leakyRelu(0.2),
                new Convolution(6, 4, 2, 1, true),
                Elementwise.leakyRelu(0.2),
                Reshape.flattenChannelsLast(),
                new Dense(1))),
        argumentSet(
            "convolutions on colour",
            COLOUR,
            List.of(
                new Convolution(4, 3, 1, 1, true),
                Elementwise.relu(),
                new Convolution(5, 4, 2, 1, false),
                Elementwise.leakyRelu(0.2),
                Reshape.flatten(),
                new Dense(1))),
        argumentSet(
            "enlarging layers",
            SampleShape.image(2, 3, 4),
            List.of(
                new TransposedConvolution(3, 4, 2, 1, true),
                Elementwise.leakyRelu(0.2),
                new Upsample(2),
                new Convolution(2, 3, 1, 1, true),
                Elementwise.of(ActivationFunction.IDENTITY),
                Reshape.flatten(),
                new Dense(1))));
  }

  /**
   * The penalty of WGAN-GP. Central differences in double precision as in {@link GradientCheck},
   * which compares to 1e-6; a mask that flips within the step would show as a gross difference.
   */
  @ParameterizedTest
  @MethodSource("critics")
  void agreesWithFiniteDifferencesOfAPenalty(SampleShape input, List<Layer> layers) {
    try (LayeredNetwork network = TestNetworks.network(input, layers, DataType.DOUBLE)) {
      INDArray samples = gaussian(1, DataType.DOUBLE, input.batch(4));
      check(network, samples, null);
    }
  }

  private static void check(
      LayeredNetwork network, INDArray samples, @Nullable INDArray condition) {
    assertThat(network.inputGradientObstacle()).isEmpty();
    network.parameters().clearGradient();
    try (InputGradient gradient = network.inputGradient(samples, condition, KEY)) {
      gradient.backward(penaltyGradient(gradient.value()));
    }
    DoubleSupplier objective =
        () -> {
          try (Pass pass = network.forward(samples, condition, Mode.TRAIN, KEY)) {
            INDArray output = pass.output();
            INDArray shares =
                Nd4j.valueArrayOf(
                    output.shape(), (double) output.size(0) / output.length(), DataType.DOUBLE);
            return penalty(Objects.requireNonNull(pass.backward(shares, Wrt.INPUT)));
          }
        };
    GradientCheck.compare(objective, network.parameters());
  }

  private static INDArray rows(INDArray v) {
    return v.dup('c').reshape('c', v.size(0), v.length() / v.size(0));
  }

  private static double penalty(INDArray v) {
    double value = 0;
    for (double norm : rows(v).norm2(1).toDoubleVector()) {
      value += (norm - 1) * (norm - 1);
    }
    return value;
  }

  private static INDArray penaltyGradient(INDArray v) {
    INDArray norms = rows(v).norm2(1).reshape(v.size(0), 1);
    INDArray factors = norms.sub(1).divi(norms).muli(2);
    return Broadcasts.multiplyByColumn(rows(v), factors).reshape('c', v.shape());
  }

  static Stream<Arguments> conditionalCritics() {
    return Stream.of(
        argumentSet(
            "told at the input",
            VECTOR,
            Conditioning.concatenation(),
            List.of(new Dense(6), Elementwise.leakyRelu(0.2), new Dense(1))),
        argumentSet(
            "told everywhere",
            COLOUR,
            Conditioning.byLayers(),
            List.of(
                new ConditionConcatenation(3),
                new Convolution(4, 4, 2, 1, true),
                Elementwise.leakyRelu(0.2),
                new ConditionConcatenation(3),
                Reshape.flatten(),
                new ConditionConcatenation(3),
                new Dense(1))),
        argumentSet(
            "embedded",
            COLOUR,
            Conditioning.byLayers(),
            List.of(
                new ConditionEmbedding(3, 2),
                new Convolution(4, 4, 2, 1, true),
                Elementwise.leakyRelu(0.2),
                Reshape.flatten(),
                new ConditionEmbedding(3, 4),
                new Dense(1))),
        argumentSet(
            "projection",
            VECTOR,
            Conditioning.byLayers(),
            List.of(new Dense(6), Elementwise.leakyRelu(0.2), new ProjectionHead(3))));
  }

  @ParameterizedTest
  @MethodSource("conditionalCritics")
  void holdsTheConditionStill(SampleShape input, Conditioning conditioning, List<Layer> layers) {
    SampleShape condition = SampleShape.vector(3);
    NetworkDefinition definition =
        NetworkDefinition.of(layers)
            .withConditioning(conditioning)
            .withInitialization(new Initialization.Normal(0.5));
    LayeredNetwork.Interface contract =
        new LayeredNetwork.Interface(
            "critic", input, condition, SampleShape.vector(1), DataType.DOUBLE);
    try (LayeredNetwork network = new LayeredNetwork(contract, definition, KEY)) {
      check(
          network,
          gaussian(1, DataType.DOUBLE, input.batch(4)),
          gaussian(2, DataType.DOUBLE, condition.batch(4)));
    }
  }

  /** A penalty on the derivative of the mean of the 12 logits of a sample, as losses take it. */
  @Test
  void takesTheMeanOverThePatchesOfASample() {
    List<Layer> layers =
        List.of(
            new Convolution(3, 4, 2, 1, true),
            Elementwise.leakyRelu(0.2),
            new Convolution(1, 3, 1, 1, true));
    LayeredNetwork.Interface contract =
        new LayeredNetwork.Interface("critic", COLOUR, null, null, DataType.DOUBLE);
    NetworkDefinition definition =
        NetworkDefinition.of(layers).withInitialization(new Initialization.Normal(0.5));
    try (LayeredNetwork network = new LayeredNetwork(contract, definition, KEY)) {
      assertThat(network.output()).isEqualTo(SampleShape.image(1, 3, 4));
      INDArray samples = gaussian(1, DataType.DOUBLE, COLOUR.batch(4));
      check(network, samples, null);
      DoubleSupplier sumOfMeans =
          () -> {
            try (Pass pass = network.forward(samples, null, Mode.TRAIN, KEY)) {
              return pass.output().sumNumber().doubleValue() / 12;
            }
          };
      try (InputGradient gradient = network.inputGradient(samples, null, KEY)) {
        GradientCheck.compare(sumOfMeans, samples, gradient.value(), "samples");
      }
    }
  }

  /** In float32 the layers have other ways; they agree with double precision. */
  @ParameterizedTest
  @MethodSource("critics")
  void isTheSameInSinglePrecision(SampleShape input, List<Layer> layers) {
    try (LayeredNetwork exact = TestNetworks.network(input, layers, DataType.DOUBLE);
        LayeredNetwork fast = TestNetworks.network(input, layers, DataType.FLOAT)) {
      exact.parameters().values().assign(fast.parameters().values());
      INDArray samples = gaussian(1, DataType.FLOAT, input.batch(4));
      INDArray expected = gradient(exact, samples.castTo(DataType.DOUBLE));
      INDArray actual = gradient(fast, samples).castTo(DataType.DOUBLE);
      double scale = Math.max(1, expected.amaxNumber().doubleValue());
      // Sums of a few hundred products, each rounded to 6e-8.
      assertThat(actual.sub(expected).amaxNumber().doubleValue()).isLessThan(2e-5 * scale);
    }
  }

  private static INDArray gradient(LayeredNetwork network, INDArray samples) {
    network.parameters().clearGradient();
    try (InputGradient gradient = network.inputGradient(samples, null, KEY)) {
      gradient.backward(penaltyGradient(gradient.value()).castTo(samples.dataType()));
    }
    return network.parameters().gradient().dup();
  }

  static Stream<Arguments> curved() {
    return Stream.of(
        argumentSet("tanh", List.of(new Dense(3), Elementwise.tanh(), new Dense(1)), "1 (tanh)"),
        argumentSet(
            "batch norm",
            List.of(new Dense(3), new BatchNorm(), Elementwise.tanh(), new Dense(1)),
            "1 (BatchNorm)"),
        argumentSet(
            "rectified batch norm",
            List.of(new Dense(3), new BatchNorm(), Elementwise.leakyRelu(0.2), new Dense(1)),
            "1 (RectifiedBatchNorm)"),
        argumentSet(
            "layer norm", List.of(new Dense(3), new LayerNorm(), new Dense(1)), "1 (LayerNorm)"),
        argumentSet(
            "samples that depend on each other",
            List.of(new Dense(3), new MinibatchStandardDeviation(), new Dense(1)),
            "1 (MinibatchStandardDeviation)"),
        argumentSet(
            "stock layer",
            List.of(TestNetworks.stockDense(3, Activation.RELU), new Dense(1)),
            "0 (DenseLayer)"));
  }

  @ParameterizedTest
  @MethodSource("curved")
  void refusesWhatIsNotPiecewiseLinear(List<Layer> layers, String culprit) {
    try (LayeredNetwork network = TestNetworks.network(VECTOR, layers, DataType.FLOAT)) {
      assertThat(network.inputGradientObstacle())
          .hasValueSatisfying(o -> assertThat(o).contains(culprit));
      assertThatExceptionOfType(UnsupportedOperationException.class)
          .isThrownBy(
              () -> network.inputGradient(gaussian(1, DataType.FLOAT, 2, 5), null, KEY).close())
          .withMessageContaining(culprit);
    }
  }

  @Test
  void leavesALaterPassWithItsBiases() {
    List<Layer> layers = List.of(new Dense(4), Elementwise.relu(), new Dense(1));
    try (LayeredNetwork network = TestNetworks.network(VECTOR, layers, DataType.DOUBLE)) {
      INDArray samples = gaussian(1, DataType.DOUBLE, 4, 5);
      INDArray before = trained(network, samples);
      gradient(network, samples);
      assertThat(trained(network, samples)).isEqualTo(before);
    }
  }

  private static INDArray trained(LayeredNetwork network, INDArray samples) {
    network.parameters().clearGradient();
    try (Pass pass = network.forward(samples, null, Mode.TRAIN, KEY)) {
      pass.backward(Nd4j.ones(DataType.DOUBLE, 4, 1), Wrt.PARAMETERS);
    }
    return network.parameters().gradient().dup();
  }

  @Test
  void goesBackOnceAndNotAfterClosing() {
    List<Layer> layers = List.of(new Dense(1));
    try (LayeredNetwork network = TestNetworks.network(VECTOR, layers, DataType.FLOAT)) {
      InputGradient gradient = network.inputGradient(gaussian(1, DataType.FLOAT, 2, 5), null, KEY);
      gradient.backward(gradient.value());
      assertThatIllegalStateException().isThrownBy(() -> gradient.backward(gradient.value()));
      gradient.close();
      assertThatIllegalStateException().isThrownBy(gradient::value);
      gradient.close();
    }
  }
}
