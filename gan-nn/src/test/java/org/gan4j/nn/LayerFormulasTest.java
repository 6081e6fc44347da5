package org.gan4j.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.gan4j.nn.TestNetworks.gaussian;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Parameters.Parameter;
import org.gan4j.api.network.Pass;
import org.gan4j.api.network.Wrt;
import org.gan4j.nn.layers.AveragePooling;
import org.gan4j.nn.layers.BatchNorm;
import org.gan4j.nn.layers.ChannelBasis;
import org.gan4j.nn.layers.ConditionEmbedding;
import org.gan4j.nn.layers.ConditionalBatchNorm;
import org.gan4j.nn.layers.Convolution;
import org.gan4j.nn.layers.Dense;
import org.gan4j.nn.layers.Elementwise;
import org.gan4j.nn.layers.GlobalPooling;
import org.gan4j.nn.layers.GroupedConvolution;
import org.gan4j.nn.layers.Initialization;
import org.gan4j.nn.layers.InstanceNorm;
import org.gan4j.nn.layers.LayerNorm;
import org.gan4j.nn.layers.MinibatchStandardDeviation;
import org.gan4j.nn.layers.PRelu;
import org.gan4j.nn.layers.PixelShuffle;
import org.gan4j.nn.layers.PixelUnshuffle;
import org.gan4j.nn.layers.ProjectionHead;
import org.gan4j.nn.layers.Resample;
import org.gan4j.nn.layers.Resample.Method;
import org.gan4j.nn.layers.ResizingConvolution;
import org.gan4j.nn.layers.Sequence;
import org.gan4j.nn.layers.Upsample;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.enums.ImageResizeMethod;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Layers against their formulas, computed by the plainest loops, against Deeplearning4j's and
 * ND4J's own, and against published values. In double precision, where sums of a few hundred
 * numbers of order 1 are exact to 1e-13; 1e-10 leaves room for division by small deviations.
 */
class LayerFormulasTest {
  private static final SampleShape IMAGE = SampleShape.image(4, 4, 6);
  private static final RandomKey KEY = RandomKey.ofSeed(3);
  private static final double TOLERANCE = 1e-10;

  /** The formula of one number of the output. */
  @FunctionalInterface
  private interface Formula {
    double at(int sample, int channel, int row, int column);
  }

  private static void assertOutput(INDArray output, Formula formula) {
    for (int n = 0; n < output.size(0); n++) {
      for (int c = 0; c < output.size(1); c++) {
        for (int i = 0; i < output.size(2); i++) {
          for (int j = 0; j < output.size(3); j++) {
            assertThat(output.getDouble(n, c, i, j))
                .as("[%d, %d, %d, %d]", n, c, i, j)
                .isCloseTo(formula.at(n, c, i, j), within(TOLERANCE));
          }
        }
      }
    }
  }

  /** A network needs parameters: the layer, and a rectifier that is the identity. */
  private static LayeredNetwork network(SampleShape input, Layer layer) {
    LayeredNetwork network =
        TestNetworks.network(input, List.of(layer, new PRelu()), DataType.DOUBLE);
    List<Parameter> named = network.parameters().named();
    named.get(named.size() - 1).value().assign(1);
    return network;
  }

  private static INDArray output(LayeredNetwork network, INDArray x, @Nullable INDArray condition) {
    try (Pass pass = network.forward(x, condition, Mode.TRAIN, KEY)) {
      return pass.output().dup('c');
    }
  }

  private static INDArray output(SampleShape input, Layer layer, INDArray x) {
    try (LayeredNetwork network = network(input, layer)) {
      return output(network, x, null);
    }
  }

  private static INDArray images(SampleShape shape, int batch) {
    return gaussian(1, DataType.DOUBLE, shape.batch(batch)).muli(2).addi(0.5);
  }

  private static double standardized(INDArray group, double value, double epsilon) {
    double mean = group.meanNumber().doubleValue();
    double variance = group.sub(mean).norm2Number().doubleValue();
    return (value - mean) / Math.sqrt(variance * variance / group.length() + epsilon);
  }

  @Test
  void instanceNormStandardizesEveryChannelOfEveryImage() {
    INDArray x = images(IMAGE, 3);
    assertOutput(
        output(IMAGE, new InstanceNorm(), x),
        (n, c, i, j) -> standardized(x.slice(n).slice(c), x.getDouble(n, c, i, j), 1e-5));
  }

  @Test
  void layerNormStandardizesSamplesAndScalesChannels() {
    INDArray x = images(IMAGE, 3);
    try (LayeredNetwork network = network(IMAGE, new LayerNorm(true, 0.01))) {
      INDArray scale = network.parameters().named().get(0).value();
      INDArray shift = network.parameters().named().get(1).value();
      scale.assign(gaussian(4, DataType.DOUBLE, 4));
      shift.assign(gaussian(5, DataType.DOUBLE, 4));
      assertOutput(
          output(network, x, null),
          (n, c, i, j) ->
              scale.getDouble(c) * standardized(x.slice(n), x.getDouble(n, c, i, j), 0.01)
                  + shift.getDouble(c));
    }
    INDArray vectors = gaussian(2, DataType.DOUBLE, 3, 7);
    INDArray y = output(SampleShape.vector(7), new LayerNorm(), vectors);
    assertThat(y.getDouble(1, 4))
        .isCloseTo(
            standardized(vectors.slice(1), vectors.getDouble(1, 4), 1e-5), within(TOLERANCE));
  }

  private static LayeredNetwork conditional(Layer layer, SampleShape input, int condition) {
    NetworkDefinition definition =
        NetworkDefinition.of(layer)
            .withConditioning(Conditioning.byLayers())
            .withInitialization(new Initialization.Normal(0.5));
    SampleShape output = Blueprint.of(definition, input, DataType.DOUBLE).output();
    return new LayeredNetwork(
        new LayeredNetwork.Interface(
            "network", input, SampleShape.vector(condition), output, DataType.DOUBLE),
        definition,
        KEY);
  }

  @Test
  void conditionalBatchNormScalesByClass() {
    INDArray x = images(IMAGE, 3);
    INDArray classes = Nd4j.createFromArray(new double[][] {{0, 1}, {1, 0}, {0, 1}});
    try (LayeredNetwork network = conditional(new ConditionalBatchNorm(2), IMAGE, 2)) {
      for (int i = 0; i < 4; i++) {
        INDArray value = network.parameters().named().get(i).value();
        value.assign(gaussian(10 + i, DataType.DOUBLE, value.shape()));
      }
      INDArray scale = network.parameters().named().get(0).value();
      INDArray shift = network.parameters().named().get(1).value();
      INDArray scales = network.parameters().named().get(2).value();
      INDArray shifts = network.parameters().named().get(3).value();
      INDArray ofChannel = x.permute(1, 0, 2, 3).dup('c');
      assertOutput(
          output(network, x, classes),
          (n, c, i, j) -> {
            int label = n == 1 ? 0 : 1;
            return (scale.getDouble(c) + scales.getDouble(label, c))
                    * standardized(ofChannel.slice(c), x.getDouble(n, c, i, j), 1e-5)
                + shift.getDouble(c)
                + shifts.getDouble(label, c);
          });
    }
  }

  @Test
  void conditionalBatchNormBeginsAsABatchNorm() {
    INDArray x = images(IMAGE, 3);
    INDArray condition = gaussian(2, DataType.DOUBLE, 3, 5);
    INDArray dy = gaussian(3, DataType.DOUBLE, x.shape());
    try (LayeredNetwork network = conditional(new ConditionalBatchNorm(5), IMAGE, 5);
        LayeredNetwork plain =
            TestNetworks.network(IMAGE, List.of(new BatchNorm()), DataType.DOUBLE)) {
      try (Pass actual = network.forward(x, condition, Mode.TRAIN, KEY);
          Pass expected = plain.forward(x, null, Mode.TRAIN, KEY)) {
        assertClose(actual.output(), expected.output());
        assertClose(
            Objects.requireNonNull(actual.backward(dy.dup(), Wrt.BOTH)),
            Objects.requireNonNull(expected.backward(dy.dup(), Wrt.BOTH)));
      }
      network.update((values, gradient, step) -> {}, 0);
      plain.update((values, gradient, step) -> {}, 0);
      try (Pass actual = network.forward(x, condition, Mode.INFER, KEY);
          Pass expected = plain.forward(x, null, Mode.INFER, KEY)) {
        assertClose(actual.output(), expected.output());
      }
    }
  }

  private static void assertClose(INDArray actual, INDArray expected) {
    assertThat(actual.shape()).isEqualTo(expected.shape());
    assertThat(actual.sub(expected).amaxNumber().doubleValue()).isCloseTo(0, within(TOLERANCE));
  }

  @Test
  void preluLearnsASlopeForEachChannel() {
    INDArray x = images(IMAGE, 2);
    try (LayeredNetwork network =
        TestNetworks.network(IMAGE, List.of(new PRelu()), DataType.DOUBLE)) {
      INDArray slopes = network.parameters().named().get(0).value();
      assertThat(slopes.toDoubleVector()).containsOnly(0.25);
      slopes.assign(gaussian(2, DataType.DOUBLE, 4));
      assertOutput(
          output(network, x, null),
          (n, c, i, j) -> {
            double value = x.getDouble(n, c, i, j);
            return value > 0 ? value : slopes.getDouble(c) * value;
          });
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void pixelShuffleHasPyTorchsOrderOfChannels(int r) {
    SampleShape small = SampleShape.image(2 * r * r, 3, 4);
    INDArray x = images(small, 2);
    INDArray y = output(small, new PixelShuffle(r), x);
    assertThat(y.shape()).containsExactly(2, 2, 3L * r, 4L * r);
    assertOutput(y, (n, c, i, j) -> x.getDouble(n, c * r * r + i % r * r + j % r, i / r, j / r));
    SampleShape large = SampleShape.image(2, 3 * r, 4 * r);
    assertThat(output(large, new PixelUnshuffle(r), y)).isEqualTo(x);
  }

  /** From the documentation of PyTorch's {@code Upsample}, and by repetition. */
  @Test
  void enlargesAsPyTorchDoes() {
    SampleShape two = SampleShape.image(1, 2, 2);
    INDArray x = Nd4j.createFromArray(1.0, 2, 3, 4).reshape(1, 1, 2, 2);
    assertThat(output(two, Resample.upsample(2, Method.BILINEAR), x).ravel().toDoubleVector())
        .containsExactly(
            1, 1.25, 1.75, 2, 1.5, 1.75, 2.25, 2.5, 2.5, 2.75, 3.25, 3.5, 3, 3.25, 3.75, 4);
    for (Layer layer : List.of(Resample.upsample(3, Method.NEAREST), new Upsample(3))) {
      INDArray images = images(IMAGE, 2);
      assertOutput(
          output(IMAGE, layer, images), (n, c, i, j) -> images.getDouble(n, c, i / 3, j / 3));
    }
  }

  @ParameterizedTest
  @CsvSource({"2, true", "3, true", "4, true", "2, false", "3, false", "4, false"})
  void resamplesLinearlyAsNd4jDoes(int factor, boolean enlarge) {
    SampleShape shape = SampleShape.image(3, 12, 24);
    INDArray x = images(shape, 2);
    Resample layer =
        enlarge
            ? Resample.upsample(factor, Method.BILINEAR)
            : Resample.downsample(factor, Method.BILINEAR);
    INDArray actual = output(shape, layer, x);
    INDArray pixels = x.permute(0, 2, 3, 1).dup('c').castTo(DataType.FLOAT);
    INDArray expected =
        Nd4j.image()
            .imageResize(
                pixels,
                Nd4j.createFromArray((int) actual.size(2), (int) actual.size(3)),
                false,
                !enlarge,
                ImageResizeMethod.ResizeBilinear)
            .permute(0, 3, 1, 2)
            .castTo(DataType.DOUBLE);
    // ND4J computes with floats here: positions of up to 24 are rounded by 1.4e-6, and values,
    // which
    // differ by up to 10 from pixel to pixel, with them.
    assertThat(actual.sub(expected).amaxNumber().doubleValue()).isLessThan(3e-5);
  }

  /** Keys 1981, equation 15, at the distances 1.25, 0.25, 0.75 and 1.75. */
  @Test
  void interpolatesByCubicConvolution() {
    SampleShape line = SampleShape.image(1, 1, 8);
    INDArray x = Nd4j.createFromArray(1.0, -2, 4, 8, -3, 5, 0, 2).reshape(1, 1, 1, 8);
    INDArray y = output(line, Resample.upsample(2, Method.BICUBIC), x);
    double expected = -0.0703125 * -2 + 0.8671875 * 4 + 0.2265625 * 8 - 0.0234375 * -3;
    // Pixel 5 lies at 5.5 / 2 - 1/2 = 2.25; the rows, of which there is one, are repeated.
    assertThat(y.getDouble(0, 0, 1, 5)).isCloseTo(expected, within(1e-12));
    INDArray smaller =
        output(
            SampleShape.image(1, 4, 8),
            Resample.downsample(4, Method.BICUBIC),
            Nd4j.ones(DataType.DOUBLE, 1, 1, 4, 8));
    assertThat(smaller.ravel().toDoubleVector())
        .containsExactly(new double[] {1, 1}, within(1e-12));
  }

  @Test
  void cutsOffAtOne() {
    SampleShape line = SampleShape.vector(5);
    INDArray x = Nd4j.createFromArray(-7.0, -1, 0.25, 0.999, 3).reshape(1, 5);
    assertThat(output(line, Elementwise.hardTanh(), x).ravel().toDoubleVector())
        .containsExactly(-1, -1, 0.25, 0.999, 1);
  }

  @Test
  void reducesByMeansOfSquares() {
    INDArray x = images(IMAGE, 2);
    assertOutput(
        output(IMAGE, Resample.downsample(2, Method.NEAREST), x),
        (n, c, i, j) ->
            (x.getDouble(n, c, 2 * i, 2 * j)
                    + x.getDouble(n, c, 2 * i, 2 * j + 1)
                    + x.getDouble(n, c, 2 * i + 1, 2 * j)
                    + x.getDouble(n, c, 2 * i + 1, 2 * j + 1))
                / 4);
  }

  @ParameterizedTest
  @CsvSource({"2, 2", "3, 1", "3, 2"})
  void averagesAsDeeplearning4jDoes(int kernel, int stride) {
    INDArray x = images(IMAGE, 2);
    Layer stock =
        new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.AVG)
            .kernelSize(kernel, kernel)
            .stride(stride, stride)
            .build();
    assertClose(output(IMAGE, new AveragePooling(kernel, stride), x), output(IMAGE, stock, x));
  }

  /** In double precision, and in float32 with the fast algorithm, whose rounding is 1e-5. */
  @ParameterizedTest
  @CsvSource({"DOUBLE, 4, 3", "DOUBLE, 4, 5", "DOUBLE, 4, 1", "FLOAT, 20, 3"})
  void resizesAsTheTwoLayersDo(DataType type, int channels, int kernel) {
    SampleShape shape = SampleShape.image(channels, 6, 10);
    int filters = channels + 1;
    Convolution convolution = new Convolution(filters, kernel, 1, kernel / 2, true);
    assertSameNetwork(
        type,
        shape,
        ResizingConvolution.upsampled(filters, kernel, true),
        new Sequence(new Upsample(2), convolution));
    assertSameNetwork(
        type,
        shape,
        ResizingConvolution.pooled(filters, kernel, true),
        new Sequence(convolution, new AveragePooling(2, 2)));
  }

  /** Layers with parameters of the same shapes: outputs and all gradients. */
  private static void assertSameNetwork(
      DataType type, SampleShape shape, Layer layer, Layer expectedLayer) {
    double tolerance = type == DataType.DOUBLE ? 1e-12 : 2e-5;
    INDArray x = gaussian(1, type, shape.batch(3));
    try (LayeredNetwork network = TestNetworks.network(shape, List.of(layer), type);
        LayeredNetwork reference = TestNetworks.network(shape, List.of(expectedLayer), type)) {
      for (int i = 0; i < 2; i++) {
        INDArray value = reference.parameters().named().get(i).value();
        value.assign(network.parameters().named().get(i).value());
      }
      // Twice, since memory and derived weights are kept.
      for (int round = 0; round < 2; round++) {
        try (Pass actual = network.forward(x, null, Mode.TRAIN, KEY);
            Pass expected = reference.forward(x, null, Mode.TRAIN, KEY)) {
          assertThat(relativeError(actual.output(), expected.output())).isLessThan(tolerance);
          INDArray dy = gaussian(2 + round, type, actual.output().shape());
          INDArray dx = Objects.requireNonNull(actual.backward(dy.dup(), Wrt.BOTH));
          INDArray wanted = Objects.requireNonNull(expected.backward(dy.dup(), Wrt.BOTH));
          assertThat(relativeError(dx, wanted)).isLessThan(tolerance);
        }
        for (int i = 0; i < 2; i++) {
          assertThat(
                  relativeError(
                      network.parameters().named().get(i).gradient(),
                      reference.parameters().named().get(i).gradient()))
              .isLessThan(tolerance);
        }
        network.update((values, gradient, step) -> values.muli(0.5), 0);
        reference.update((values, gradient, step) -> values.muli(0.5), 0);
      }
    }
  }

  @Test
  void multipliesAnImageForEachChannel() {
    SampleShape small = SampleShape.image(5, 2, 3);
    INDArray scales = gaussian(1, DataType.DOUBLE, 3, 5);
    try (LayeredNetwork network = network(SampleShape.vector(5), ChannelBasis.images(2, 3))) {
      INDArray basis = network.parameters().named().get(0).value();
      assertOutput(
          output(network, scales, null),
          (n, c, i, j) -> scales.getDouble(n, c) * basis.getDouble(i, j, c));
    }
    INDArray images = images(small, 3);
    try (LayeredNetwork network = network(small, ChannelBasis.coefficients())) {
      INDArray basis = network.parameters().named().get(0).value().permute(2, 0, 1);
      INDArray y = output(network, images, null);
      assertThat(y.getDouble(2, 4))
          .isCloseTo(
              images.slice(2).slice(4).mul(basis.slice(4)).sumNumber().doubleValue(),
              within(TOLERANCE));
    }
  }

  @Test
  void multipliesInitialWeightsByTheGainsOfAllLevels() {
    SampleShape vector = SampleShape.vector(4);
    Layer plain = new Sequence(new Dense(3));
    Layer scaled = new Sequence(new Dense(3).withInitialGain(3)).withInitialGain(0.5);
    assertThat(scaled).isNotEqualTo(plain).isNotEqualTo(new Sequence(new Dense(3)));
    try (LayeredNetwork first = TestNetworks.network(vector, List.of(plain), DataType.DOUBLE);
        LayeredNetwork second = TestNetworks.network(vector, List.of(scaled), DataType.DOUBLE)) {
      INDArray expected = first.parameters().named().get(0).value().mul(1.5);
      assertClose(second.parameters().named().get(0).value(), expected);
      assertThat(second.parameters().named().get(1).value())
          .isEqualTo(first.parameters().named().get(1).value());
    }
  }

  @Test
  void projectsOnTheConditionAlone() {
    INDArray x = gaussian(1, DataType.DOUBLE, 2, 4);
    INDArray classes = Nd4j.createFromArray(new double[][] {{0, 1, 0}, {1, 0, 0}});
    Layer head = ProjectionHead.ofConditionAlone(3);
    try (LayeredNetwork network = conditional(head, SampleShape.vector(4), 3)) {
      assertThat(network.parameters().named()).hasSize(1);
      INDArray embedding = network.parameters().named().get(0).value();
      INDArray y = output(network, x, classes);
      for (int n = 0; n < 2; n++) {
        INDArray ofClass = embedding.getColumn(1 - n);
        assertThat(y.getDouble(n, 0))
            .isCloseTo(x.getRow(n).mul(ofClass).sumNumber().doubleValue(), within(TOLERANCE));
      }
    }
  }

  @Test
  void poolsAllPixelsAsDeeplearning4jDoes() {
    INDArray x = images(IMAGE, 2);
    assertClose(
        output(IMAGE, GlobalPooling.sum(), x),
        output(IMAGE, new GlobalPoolingLayer(PoolingType.SUM), x));
    assertClose(
        output(IMAGE, GlobalPooling.average(), x),
        output(IMAGE, new GlobalPoolingLayer(PoolingType.AVG), x));
  }

  @ParameterizedTest
  @CsvSource({"2, 6, 3, 1, 1", "2, 4, 4, 2, 1", "4, 4, 3, 1, 0", "4, 8, 3, 2, 1", "1, 5, 3, 1, 2"})
  void filtersSeeTheChannelsOfTheirGroup(
      int groups, int filters, int kernel, int stride, int padding) {
    Layer layer =
        filters == 8
            ? GroupedConvolution.depthwise(2, kernel, stride, padding, true)
            : new GroupedConvolution(filters, kernel, stride, padding, groups, true);
    INDArray x = images(IMAGE, 2);
    try (LayeredNetwork network = network(IMAGE, layer)) {
      INDArray weights = network.parameters().named().get(0).value();
      INDArray bias = network.parameters().named().get(1).value();
      bias.assign(gaussian(3, DataType.DOUBLE, filters));
      int size = 4 / groups;
      assertOutput(
          output(network, x, null),
          (n, f, i, j) -> {
            double sum = bias.getDouble(f);
            for (int a = 0; a < kernel; a++) {
              for (int b = 0; b < kernel; b++) {
                int row = i * stride + a - padding;
                int column = j * stride + b - padding;
                boolean inside = row >= 0 && row < 4 && column >= 0 && column < 6;
                for (int c = 0; inside && c < size; c++) {
                  int channel = f / (filters / groups) * size + c;
                  sum += weights.getDouble(a, b, c, f) * x.getDouble(n, channel, row, column);
                }
              }
            }
            return sum;
          });
    }
  }

  /** Groups of 32 channels, which have the fast path that the whole has: rounding of floats. */
  @Test
  void convolvesLargeGroupsFast() {
    SampleShape shape = SampleShape.image(64, 8, 8);
    INDArray x = gaussian(1, DataType.FLOAT, shape.batch(3));
    INDArray dy = gaussian(2, DataType.FLOAT, 3, 64, 4, 4);
    try (LayeredNetwork grouped =
            TestNetworks.network(
                shape, List.of(new GroupedConvolution(64, 4, 2, 1, 2, true)), DataType.FLOAT);
        LayeredNetwork whole =
            TestNetworks.network(
                shape, List.of(new Convolution(64, 4, 2, 1, true)), DataType.FLOAT)) {
      List<Parameter> parts = grouped.parameters().named();
      List<Parameter> all = whole.parameters().named();
      all.get(1).value().assign(parts.get(1).value());
      all.get(0).value().assign(0);
      for (int a = 0; a < 4; a++) {
        for (int b = 0; b < 4; b++) {
          for (int c = 0; c < 32; c++) {
            for (int f = 0; f < 64; f++) {
              double weight = parts.get(0).value().getDouble(a, b, c, f);
              all.get(0).value().putScalar(new int[] {a, b, f / 32 * 32 + c, f}, weight);
            }
          }
        }
      }
      try (Pass actual = grouped.forward(x, null, Mode.TRAIN, KEY);
          Pass expected = whole.forward(x, null, Mode.TRAIN, KEY)) {
        assertThat(relativeError(actual.output(), expected.output())).isLessThan(1e-5);
        INDArray dx = Objects.requireNonNull(actual.backward(dy.dup(), Wrt.BOTH));
        assertThat(relativeError(dx, Objects.requireNonNull(expected.backward(dy.dup(), Wrt.BOTH))))
            .isLessThan(1e-5);
      }
      for (int f : new int[] {0, 31, 32, 63}) {
        assertThat(parts.get(0).gradient().getDouble(2, 1, 5, f))
            .isCloseTo(all.get(0).gradient().getDouble(2, 1, f / 32 * 32 + 5, f), within(1e-4));
      }
    }
  }

  private static double relativeError(INDArray actual, INDArray expected) {
    double largest = expected.amaxNumber().doubleValue();
    return actual.sub(expected).amaxNumber().doubleValue() / largest;
  }

  @ParameterizedTest
  @CsvSource({"8, 2", "4, 1", "7, 2", "3, 1", "1, 1"})
  void appendsTheDeviationWithinGroups(int batch, int groups) {
    INDArray x = images(IMAGE, batch);
    INDArray y = output(IMAGE, new MinibatchStandardDeviation(), x);
    assertThat(y.shape()).containsExactly(batch, 5, 4, 6);
    assertOutput(
        y, (n, c, i, j) -> c < 4 ? x.getDouble(n, c, i, j) : deviation(x, n % groups, groups));
  }

  private static double deviation(INDArray x, int first, int groups) {
    List<double[]> group = new ArrayList<>();
    for (int sample = first; sample < x.size(0); sample += groups) {
      group.add(x.slice(sample).dup('c').ravel().toDoubleVector());
    }
    double sum = 0;
    for (int k = 0; k < IMAGE.length(); k++) {
      int place = k;
      double mean = group.stream().mapToDouble(sample -> sample[place]).average().orElseThrow();
      double variance =
          group.stream()
              .mapToDouble(sample -> Math.pow(sample[place] - mean, 2))
              .average()
              .orElseThrow();
      sum += Math.sqrt(variance + 1e-8);
    }
    return sum / IMAGE.length();
  }

  @Test
  void appendsAnEmbeddingOfTheClass() {
    INDArray x = images(IMAGE, 2);
    INDArray classes = Nd4j.createFromArray(new double[][] {{0, 0, 1}, {1, 0, 0}});
    try (LayeredNetwork network = conditional(new ConditionEmbedding(3, 2), IMAGE, 3)) {
      INDArray weights = network.parameters().named().get(0).value();
      assertThat(weights.shape()).containsExactly(3, 2);
      assertOutput(
          output(network, x, classes),
          (n, c, i, j) ->
              c < 4 ? x.getDouble(n, c, i, j) : weights.getDouble(n == 0 ? 2 : 0, c - 4));
    }
  }

  @Test
  void refusesShapesThatItCannotTake() {
    SampleShape image = SampleShape.image(3, 5, 4);
    assertRefused(image, new PixelShuffle(2), "needs a multiple of 4 channels");
    assertRefused(image, new PixelUnshuffle(2), "that 2 divides");
    assertRefused(image, Resample.downsample(3, Method.BILINEAR), "that 3 divides");
    assertRefused(image, new AveragePooling(5, 1), "does not fit");
    assertRefused(image, ResizingConvolution.pooled(2, 3, true), "that 2 divides");
    assertRefused(image, ChannelBasis.images(2, 2), "takes vectors");
    assertRefused(SampleShape.vector(3), ChannelBasis.coefficients(), "takes images");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ResizingConvolution.upsampled(2, 4, true))
        .withMessageContaining("odd");
    assertRefused(image, new GroupedConvolution(4, 3, 1, 1, 2, true), "do not divide the channels");
    assertRefused(image, GroupedConvolution.depthwise(1, 6, 1, 0, true), "does not fit");
    assertRefused(SampleShape.image(3, 1, 1), new InstanceNorm(), "one pixel");
    assertRefused(SampleShape.vector(3), new InstanceNorm(), "takes images");
    assertRefused(SampleShape.vector(1), new LayerNorm(), "one number");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new GroupedConvolution(5, 3, 1, 1, 2, true))
        .withMessageContaining("multiple of the groups");
  }

  private static void assertRefused(SampleShape input, Layer layer, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> network(input, layer).close())
        .withMessageContaining(message);
  }
}
