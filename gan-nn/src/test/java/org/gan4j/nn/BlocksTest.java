package org.gan4j.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.gan4j.nn.TestNetworks.gaussian;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.network.InputGradient;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Parameters.Parameter;
import org.gan4j.api.network.Pass;
import org.gan4j.api.network.Wrt;
import org.gan4j.nn.layers.BatchNorm;
import org.gan4j.nn.layers.Concatenate;
import org.gan4j.nn.layers.ConditionConcatenation;
import org.gan4j.nn.layers.Convolution;
import org.gan4j.nn.layers.Dense;
import org.gan4j.nn.layers.Dropout;
import org.gan4j.nn.layers.Elementwise;
import org.gan4j.nn.layers.FastLayer;
import org.gan4j.nn.layers.Initialization;
import org.gan4j.nn.layers.Parallel;
import org.gan4j.nn.layers.Reshape;
import org.gan4j.nn.layers.Residual;
import org.gan4j.nn.layers.Sequence;
import org.gan4j.nn.layers.TransposedConvolution;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class BlocksTest {
  private static final RandomKey KEY = RandomKey.ofSeed(99);
  private static final SampleShape VECTOR = SampleShape.vector(5);
  private static final SampleShape IMAGE = SampleShape.image(2, 4, 6);

  private static Convolution conv(int filters) {
    return new Convolution(filters, 3, 1, 1, true);
  }

  private static Convolution pointwise(int filters) {
    return new Convolution(filters, 1, 1, 0, false);
  }

  /** The generator of pix2pix, Isola et al. 2017, for any image whose sides the levels divide. */
  private static FastLayer unet(int filters, int levels) {
    List<FastLayer> level =
        List.of(
            new Convolution(filters, 4, 2, 1, false),
            new BatchNorm(),
            Elementwise.leakyRelu(0.2),
            levels == 1 ? new Sequence() : unet(2 * filters, levels - 1),
            new TransposedConvolution(filters, 4, 2, 1, false),
            new BatchNorm(),
            Elementwise.relu());
    return Concatenate.withInput(level);
  }

  static Stream<Arguments> blocks() {
    return Stream.of(
        argumentSet(
            "sequence", VECTOR, List.of(new Sequence(new Dense(4), Elementwise.tanh()), dense())),
        argumentSet("nothing", VECTOR, List.of(new Sequence(), dense(), new Sequence())),
        argumentSet(
            "residual on vectors",
            VECTOR,
            List.of(new Residual(new Dense(5), Elementwise.tanh(), new Dense(5)).withScale(0.3))),
        argumentSet(
            "residual on images",
            IMAGE,
            List.of(
                new BatchNorm(),
                new Residual(new BatchNorm(), Elementwise.relu(), conv(2)),
                Elementwise.tanh())),
        argumentSet(
            "residual with a shortcut",
            IMAGE,
            List.of(
                new Residual(conv(3), Elementwise.tanh(), conv(4))
                    .withShortcut(pointwise(4), new BatchNorm())
                    .withScale(0.5))),
        argumentSet(
            "residual whose layers have no parameters",
            VECTOR,
            List.of(dense(), new Residual(Elementwise.tanh()).withShortcut(new Dense(3)))),
        argumentSet(
            "residual that overwrites its gradient",
            VECTOR,
            List.of(dense(), new Residual(new Dropout(0.5)), dense())),
        argumentSet(
            "residual whose shortcut overwrites its gradient",
            VECTOR,
            List.of(dense(), new Residual(new Dense(3)).withShortcut(new Dropout(0.5)), dense())),
        argumentSet(
            "sum of branches",
            IMAGE,
            List.of(
                Parallel.summed(
                    conv(3),
                    new Sequence(pointwise(3), Elementwise.tanh()),
                    new Sequence(new Dropout(0.5), pointwise(3))))),
        argumentSet(
            "sum of identities",
            VECTOR,
            List.of(Parallel.summed(new Sequence(), new Dropout(0.5), new Sequence()), dense())),
        argumentSet(
            "concatenation of vectors",
            VECTOR,
            List.of(Parallel.concatenated(dense(), new Dropout(0.5), new Sequence()), dense())),
        argumentSet(
            "concatenation of images",
            IMAGE,
            List.of(
                Parallel.concatenated(
                    pointwise(1),
                    new Sequence(conv(3), new BatchNorm(), Elementwise.relu(), conv(2)),
                    new Sequence()),
                Elementwise.tanh())),
        argumentSet(
            "concatenation with the input",
            IMAGE,
            List.of(Concatenate.withInput(conv(3), Elementwise.tanh()), conv(1))),
        argumentSet(
            "images in channels-first order",
            SampleShape.vector(12),
            List.of(
                new Reshape(SampleShape.image(2, 2, 3)),
                Concatenate.withInput(Elementwise.tanh()),
                new Residual(Elementwise.tanh()),
                Reshape.flatten(),
                dense())),
        argumentSet(
            "residual in parallel in concatenation",
            IMAGE,
            List.of(
                Concatenate.withInput(
                    conv(3),
                    Parallel.concatenated(
                        new Residual(new BatchNorm(), Elementwise.leakyRelu(0.2), conv(3)),
                        Parallel.summed(
                            new Residual(conv(2)).withShortcut(pointwise(2)), pointwise(2)))),
                conv(2))),
        argumentSet("U-Net", SampleShape.image(1, 8, 8), List.of(unet(2, 3), conv(2))));
  }

  private static Dense dense() {
    return new Dense(3);
  }

  @ParameterizedTest
  @MethodSource("blocks")
  void agreesWithFiniteDifferences(SampleShape input, List<Layer> layers) {
    try (LayeredNetwork network = TestNetworks.network(input, layers, DataType.DOUBLE)) {
      GradientCheck.check(network, gaussian(1, DataType.DOUBLE, input.batch(4)), null);
    }
  }

  @ParameterizedTest
  @MethodSource("blocks")
  void computesOnlyWhatIsAskedFor(SampleShape input, List<Layer> layers) {
    try (LayeredNetwork network = TestNetworks.network(input, layers, DataType.DOUBLE)) {
      INDArray samples = gaussian(1, DataType.DOUBLE, input.batch(4));
      INDArray inputGradient = Objects.requireNonNull(backward(network, samples, Wrt.BOTH)).dup();
      INDArray gradient = network.parameters().gradient().dup();

      assertThat(backward(network, samples, Wrt.PARAMETERS)).isNull();
      // The same sums, but for the order in which a layer may add up one gradient without another.
      assertThat(network.parameters().gradient().equalsWithEps(gradient, 1e-12)).isTrue();
      INDArray alone = Objects.requireNonNull(backward(network, samples, Wrt.INPUT));
      assertThat(alone.equalsWithEps(inputGradient, 1e-12)).isTrue();
      assertThat(network.parameters().gradient().amaxNumber().doubleValue()).isZero();
    }
  }

  private static @Nullable INDArray backward(LayeredNetwork network, INDArray samples, Wrt wrt) {
    network.parameters().clearGradient();
    try (Pass pass = network.forward(samples, null, Mode.TRAIN, KEY)) {
      return pass.backward(gaussian(2, samples.dataType(), pass.output().shape()), wrt);
    }
  }

  /** In float32 the layers and the joints have other ways; they agree with double precision. */
  @ParameterizedTest
  @MethodSource("blocks")
  void isTheSameInSinglePrecision(SampleShape input, List<Layer> layers) {
    try (LayeredNetwork exact = TestNetworks.network(input, layers, DataType.DOUBLE);
        LayeredNetwork fast = TestNetworks.network(input, layers, DataType.FLOAT)) {
      exact.parameters().values().assign(fast.parameters().values());
      INDArray samples = gaussian(1, DataType.FLOAT, input.batch(4));
      INDArray expected = backward(exact, samples.castTo(DataType.DOUBLE), Wrt.BOTH);
      INDArray actual = backward(fast, samples, Wrt.BOTH);
      assertClose(actual, expected);
      assertClose(fast.parameters().gradient(), exact.parameters().gradient());
    }
  }

  private static void assertClose(@Nullable INDArray actual, @Nullable INDArray expected) {
    INDArray reference = Objects.requireNonNull(expected);
    INDArray difference = Objects.requireNonNull(actual).castTo(DataType.DOUBLE).sub(reference);
    double scale = Math.max(1, reference.amaxNumber().doubleValue());
    // Sums of some hundred products, each rounded to 6e-8, through batch normalizations of few
    // samples, which enlarge errors about tenfold each.
    assertThat(difference.amaxNumber().doubleValue()).isLessThan(2e-4 * scale);
  }

  static Stream<Arguments> blocksWithoutConvolutions() {
    return Stream.of(
        argumentSet(
            "vectors",
            VECTOR,
            List.of(
                new Residual(new Dense(7), Elementwise.relu(), new Dense(5)).withScale(0.3),
                Concatenate.withInput(new Dense(4), new BatchNorm(), Elementwise.relu()),
                Parallel.summed(
                    new Sequence(),
                    new Dropout(0.5),
                    new Residual(new Dense(9)).withShortcut(new BatchNorm())))),
        argumentSet(
            "images",
            IMAGE,
            List.of(
                new Residual(new BatchNorm(), Elementwise.tanh()),
                Concatenate.withInput(
                    Parallel.summed(
                        new BatchNorm(),
                        new Dropout(0.5),
                        new Residual(new BatchNorm()).withScale(0.5)),
                    Elementwise.leakyRelu(0.2)),
                Parallel.concatenated(new Sequence(), new Dropout(0.5), Elementwise.relu()))));
  }

  @ParameterizedTest
  @MethodSource("blocksWithoutConvolutions")
  void makesNoBufferInASteadyState(SampleShape input, List<Layer> layers) {
    try (LayeredNetwork network = TestNetworks.network(input, layers, DataType.FLOAT)) {
      INDArray samples = gaussian(1, DataType.FLOAT, input.batch(4));
      INDArray gradient = gaussian(2, DataType.FLOAT, network.output().batch(4));
      long before = 0;
      for (int step = 0; step < 6; step++) {
        if (step == 2) {
          before = Nd4j.getDeallocatorService().nextValue();
        }
        network.parameters().clearGradient();
        try (Pass pass = network.forward(samples, null, Mode.TRAIN, KEY.split(step))) {
          pass.backward(gradient, Wrt.BOTH);
        }
      }
      // Asking takes a number, too.
      assertThat(Nd4j.getDeallocatorService().nextValue() - before - 1).isZero();
    }
  }

  @Test
  void passesAreApart() {
    List<Layer> layers = List.of(unet(2, 2), conv(1));
    SampleShape image = SampleShape.image(1, 8, 8);
    try (LayeredNetwork network = TestNetworks.network(image, layers, DataType.DOUBLE)) {
      INDArray one = gaussian(1, DataType.DOUBLE, image.batch(3));
      INDArray other = gaussian(2, DataType.DOUBLE, image.batch(3));
      INDArray alone = Objects.requireNonNull(backward(network, one, Wrt.BOTH)).dup();
      try (Pass first = network.forward(one, null, Mode.TRAIN, KEY);
          Pass second = network.forward(other, null, Mode.TRAIN, KEY)) {
        second.backward(second.output().dup(), Wrt.BOTH);
        INDArray gradient =
            first.backward(gaussian(2, DataType.DOUBLE, first.output().shape()), Wrt.BOTH);
        assertThat(gradient).isEqualTo(alone);
      }
    }
  }

  private static List<Layer> criticLayers() {
    return List.of(
        conv(3),
        new Residual(Elementwise.leakyRelu(0.2), conv(3), new Dropout(0.8)).withScale(0.5),
        Concatenate.withInput(
            new ConditionConcatenation(3),
            Parallel.summed(pointwise(2), new Sequence(conv(2), Elementwise.relu(), conv(2)))),
        Reshape.flatten(),
        Parallel.concatenated(dense(), new Sequence(dense(), Elementwise.leakyRelu(0.1))),
        new Dense(1));
  }

  private static LayeredNetwork critic(List<Layer> layers) {
    LayeredNetwork.Interface contract =
        new LayeredNetwork.Interface(
            "critic", IMAGE, SampleShape.vector(3), SampleShape.vector(1), DataType.DOUBLE);
    NetworkDefinition definition =
        NetworkDefinition.of(layers)
            .withConditioning(Conditioning.byLayers())
            .withInitialization(new Initialization.Normal(0.5));
    return new LayeredNetwork(contract, definition, KEY);
  }

  @Test
  void injectsTheConditionIntoNestedLayers() {
    try (LayeredNetwork network = critic(criticLayers())) {
      INDArray samples = gaussian(1, DataType.DOUBLE, IMAGE.batch(4));
      INDArray condition = gaussian(2, DataType.DOUBLE, 4, 3);
      GradientCheck.check(network, samples, condition);
      try (Pass pass = network.forward(samples, condition, Mode.INFER, KEY);
          Pass other = network.forward(samples, condition.mul(2), Mode.INFER, KEY)) {
        assertThat(other.output()).isNotEqualTo(pass.output());
      }
    }
  }

  /** The gradient of the penalty ½‖∂D/∂x‖² of Mescheder et al. 2018, against differences of it. */
  @Test
  void differentiatesTheInputGradient() {
    try (LayeredNetwork network = critic(criticLayers())) {
      INDArray samples = gaussian(1, DataType.DOUBLE, IMAGE.batch(4));
      INDArray condition = gaussian(2, DataType.DOUBLE, 4, 3);
      assertThat(network.inputGradientObstacle()).isEmpty();
      network.parameters().clearGradient();
      try (InputGradient gradient = network.inputGradient(samples, condition, KEY)) {
        gradient.backward(gradient.value());
      }
      DoubleSupplier penalty =
          () -> {
            try (Pass pass = network.forward(samples, condition, Mode.TRAIN, KEY)) {
              INDArray ones = Nd4j.ones(DataType.DOUBLE, 4, 1);
              INDArray v = pass.backwardToInput(ones);
              return v.mul(v).sumNumber().doubleValue() / 2;
            }
          };
      GradientCheck.compare(penalty, network.parameters());
    }
  }

  @Test
  void isPiecewiseLinearOnlyIfAllLayersAre() {
    List<Layer> layers = List.of(Reshape.flatten(), new Residual(new BatchNorm()), new Dense(1));
    try (LayeredNetwork network = TestNetworks.network(IMAGE, layers, DataType.FLOAT)) {
      assertThat(network.inputGradientObstacle())
          .hasValue("its layer 1 (Residual) is not piecewise linear");
    }
  }

  @Test
  void isDeterministicOnlyIfAllLayersAre() {
    Parallel random = Parallel.summed(new Sequence(), new Sequence(new Dropout(0.5)));
    assertThat(new Residual(random).isDeterministic()).isFalse();
    assertThat(new Residual(conv(2)).withShortcut(random).isDeterministic()).isFalse();
    assertThat(unet(4, 3).isDeterministic()).isTrue();
  }

  @Test
  void givesEachLayerItsOwnRandomness() {
    List<Layer> layers =
        List.of(
            Parallel.concatenated(new Sequence(), new Dropout(0.5), new Sequence(new Dropout(0.5))),
            new Dense(1));
    try (LayeredNetwork network =
        TestNetworks.network(SampleShape.vector(64), layers, DataType.FLOAT)) {
      INDArray ones = Nd4j.ones(DataType.FLOAT, 1, 64);
      try (Pass pass = network.forward(ones, null, Mode.TRAIN, KEY)) {
        float[] seen = pass.features().dup().data().asFloat();
        assertThat(Arrays.copyOfRange(seen, 64, 128))
            .isNotEqualTo(Arrays.copyOfRange(seen, 128, 192));
        assertThat(Arrays.copyOfRange(seen, 0, 64)).containsOnly(1f);
      }
    }
  }

  @Test
  void namesParametersByTheirPlace() {
    List<Layer> layers =
        List.of(
            conv(2),
            new Residual(pointwise(4), new BatchNorm(), Elementwise.relu())
                .withShortcut(pointwise(4)),
            Concatenate.withInput(Parallel.summed(pointwise(1), new Sequence(pointwise(1)))));
    try (LayeredNetwork network = TestNetworks.network(IMAGE, layers, DataType.FLOAT)) {
      assertThat(network.parameters().named())
          .extracting(Parameter::name)
          .containsExactly(
              "0-convolution/weights",
              "0-convolution/bias",
              "1-residual/0-convolution.weights",
              "1-residual/1-rectified-batch-norm.scale",
              "1-residual/1-rectified-batch-norm.shift",
              "1-residual/1-rectified-batch-norm.mean",
              "1-residual/1-rectified-batch-norm.variance",
              "1-residual/shortcut.0-convolution.weights",
              "2-concatenate/0-parallel.0-convolution.weights",
              "2-concatenate/0-parallel.1-sequence.0-convolution.weights");
    }
  }

  @Test
  void mayHoldOneConfigurationTwice() {
    Dense shared = dense();
    List<Layer> layers =
        List.of(Parallel.concatenated(shared, new Sequence(new Dense(7), shared)), shared);
    try (LayeredNetwork network = TestNetworks.network(VECTOR, layers, DataType.DOUBLE)) {
      GradientCheck.check(network, gaussian(1, DataType.DOUBLE, 4, 5), null);
    }
  }

  @Test
  void differsByItsLayersAndSettings() {
    assertThat(new Residual(conv(2))).isEqualTo(new Residual(conv(2)));
    assertThat(new Residual(conv(2)))
        .isNotEqualTo(new Residual(conv(3)))
        .isNotEqualTo(new Residual(conv(2)).withScale(0.5))
        .isNotEqualTo(new Residual(conv(2)).withShortcut(conv(2)));
    assertThat(Parallel.summed(conv(2), conv(2)))
        .isNotEqualTo(Parallel.concatenated(conv(2), conv(2)));
  }

  @Test
  void saysWhichShapesDoNotGoTogether() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> build(new Residual(conv(3))))
        .withMessage(
            "the layers of a Residual make 3×4×6 of 2×4×6, but its shortcut makes 2×4×6: give it"
                + " a shortcut that makes the same, such as a 1×1 convolution");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> build(Parallel.summed(conv(3), conv(2))))
        .withMessage("cannot add up branches that make [3×4×6, 2×4×6]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> build(Concatenate.withInput(new Convolution(2, 4, 2, 1, true))))
        .withMessage(
            "cannot concatenate [2×4×6, 2×2×3]: all must be vectors, or images of one height and"
                + " width");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Parallel.summed(conv(1)))
        .withMessageContaining("branches");
  }

  private static void build(Layer layer) {
    TestNetworks.network(IMAGE, List.of(layer), DataType.FLOAT).close();
  }
}
