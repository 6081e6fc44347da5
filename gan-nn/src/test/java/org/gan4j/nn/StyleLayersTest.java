package org.gan4j.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.gan4j.nn.TestNetworks.gaussian;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.array.Broadcasts;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Parameters.Parameter;
import org.gan4j.api.network.Pass;
import org.gan4j.api.network.Wrt;
import org.gan4j.nn.layers.Convolution;
import org.gan4j.nn.layers.Dense;
import org.gan4j.nn.layers.EqualizedDense;
import org.gan4j.nn.layers.Initialization;
import org.gan4j.nn.layers.ModulatedConvolution;
import org.gan4j.nn.layers.MomentNorm;
import org.gan4j.nn.layers.RunningMean;
import org.gan4j.nn.layers.Sequence;
import org.gan4j.nn.layers.Smooth;
import org.gan4j.nn.layers.StyleInput;
import org.gan4j.nn.layers.StyleMixing;
import org.gan4j.nn.layers.Synthesis;
import org.gan4j.nn.layers.Synthesis.Stage;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Layers of style-based generators against the formulas of Karras et al. 2020, computed by the
 * plainest loops with weights that are modulated for each sample. In double precision, where sums
 * of a few hundred numbers of order 1 are exact to 1e-13; 1e-10 leaves room for divisions.
 */
class StyleLayersTest {
  private static final RandomKey KEY = RandomKey.ofSeed(3);
  private static final double TOLERANCE = 1e-10;
  private static final int SIDE = 3;
  private static final int STYLE = 2;

  private static LayeredNetwork network(SampleShape input, Layer... layers) {
    NetworkDefinition definition =
        NetworkDefinition.of(layers).withInitialization(new Initialization.Normal(1));
    LayeredNetwork network =
        new LayeredNetwork(
            new LayeredNetwork.Interface("network", input, null, null, DataType.DOUBLE),
            definition,
            KEY);
    for (Parameter parameter : network.parameters().named()) {
      if (parameter.name().endsWith("bias") || parameter.name().endsWith("noise-strength")) {
        INDArray draws = parameter.value().dup();
        KEY.split(parameter.name()).fillGaussian(draws, 0, 1);
        parameter.value().addi(draws);
      }
    }
    return network;
  }

  /** The values of parameters by their names. */
  private static Function<String, INDArray> values(LayeredNetwork network) {
    Map<String, INDArray> known =
        network.parameters().named().stream()
            .collect(Collectors.toMap(Parameter::name, Parameter::value));
    return name -> Objects.requireNonNull(known.get(name));
  }

  private static INDArray output(LayeredNetwork network, INDArray input, Mode mode, RandomKey key) {
    try (Pass pass = network.forward(input, null, mode, key)) {
      return pass.output().dup();
    }
  }

  private static StyleInput style(int place) {
    return new StyleInput(place, STYLE);
  }

  /** W' of a sample, [kernel, kernel, channels, filters]. */
  private static INDArray modulated(
      Function<String, INDArray> values,
      String prefix,
      String kind,
      INDArray w,
      boolean demodulated) {
    INDArray weights = values.apply(prefix + "1-" + kind + ".weights");
    INDArray affine = values.apply(prefix + "0-equalized-dense.weights");
    INDArray bias = values.apply(prefix + "0-equalized-dense.bias");
    INDArray s = Broadcasts.addRow(w.reshape(1, STYLE).mmul(affine).div(Math.sqrt(STYLE)), bias);
    long fanIn = weights.size(0) * weights.size(1) * weights.size(2);
    INDArray own = weights.dup();
    for (int i = 0; i < own.size(2); i++) {
      for (int o = 0; o < own.size(3); o++) {
        for (int a = 0; a < own.size(0); a++) {
          for (int b = 0; b < own.size(1); b++) {
            own.putScalar(
                new long[] {a, b, i, o},
                s.getDouble(0, i) * weights.getDouble(a, b, i, o) / Math.sqrt(fanIn));
          }
        }
      }
    }
    if (demodulated) {
      INDArray norms = Nd4j.math.sqrt(own.mul(own).sum(0, 1, 2).add(1e-8));
      for (int o = 0; o < own.size(3); o++) {
        own.get(NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.point(o))
            .divi(norms.getDouble(o));
      }
    }
    return own;
  }

  /** [channels, height, width] to [filters, height, width], padded by zeros. */
  private static INDArray convolved(INDArray x, INDArray weights) {
    int radius = (int) (weights.size(0) - 1) / 2;
    INDArray y = Nd4j.zeros(DataType.DOUBLE, weights.size(3), x.size(1), x.size(2));
    for (int o = 0; o < y.size(0); o++) {
      for (int row = 0; row < y.size(1); row++) {
        for (int column = 0; column < y.size(2); column++) {
          double sum = 0;
          for (int i = 0; i < x.size(0); i++) {
            for (int a = -radius; a <= radius; a++) {
              for (int b = -radius; b <= radius; b++) {
                if (row + a >= 0
                    && row + a < x.size(1)
                    && column + b >= 0
                    && column + b < x.size(2)) {
                  sum +=
                      weights.getDouble(a + radius, b + radius, i, o)
                          * x.getDouble(i, row + a, column + b);
                }
              }
            }
          }
          y.putScalar(o, row, column, sum);
        }
      }
    }
    return y;
  }

  private static INDArray biased(INDArray x, INDArray bias, DoubleUnaryOperator activation) {
    INDArray y = x.dup();
    for (int c = 0; c < y.size(0); c++) {
      for (int i = 0; i < y.size(1); i++) {
        for (int j = 0; j < y.size(2); j++) {
          y.putScalar(c, i, j, activation.applyAsDouble(x.getDouble(c, i, j) + bias.getDouble(c)));
        }
      }
    }
    return y;
  }

  private static double rectified(double x) {
    return Math.sqrt(2) * (x < 0 ? 0.2 * x : x);
  }

  /** Every pixel four times. */
  private static INDArray doubled(INDArray x) {
    return x.repeat(1, 2).repeat(2, 2);
  }

  private static INDArray smoothed(INDArray x) {
    INDArray y = x.dup();
    int height = (int) x.size(1);
    int width = (int) x.size(2);
    for (int c = 0; c < x.size(0); c++) {
      for (int i = 0; i < height; i++) {
        for (int j = 0; j < width; j++) {
          double sum = 0;
          for (int a = -1; a <= 1; a++) {
            for (int b = -1; b <= 1; b++) {
              int row = Math.max(0, Math.min(height - 1, i + a));
              int column = Math.max(0, Math.min(width - 1, j + b));
              sum += (2 - Math.abs(a)) * (2 - Math.abs(b)) * x.getDouble(c, row, column) / 16;
            }
          }
          y.putScalar(c, i, j, sum);
        }
      }
    }
    return y;
  }

  private static void assertEqual(INDArray actual, INDArray expected) {
    assertThat(actual.shape()).isEqualTo(expected.shape());
    assertThat(actual.sub(expected).amaxNumber().doubleValue()).isLessThan(TOLERANCE);
  }

  /** Two stages: the second one doubles the features, and the image of the first. */
  @Test
  void modulatesTheWeightsOfEachSample() {
    LayeredNetwork network =
        network(
            SampleShape.vector(4 * STYLE),
            new Synthesis(
                SampleShape.image(2, SIDE, SIDE),
                List.of(
                    new Stage(
                        ModulatedConvolution.rectified(style(0), 4, 3, false),
                        ModulatedConvolution.linear(style(1), 2, 1)),
                    new Stage(
                        ModulatedConvolution.upsampled(style(2), 3, 3, false),
                        ModulatedConvolution.linear(style(3), 2, 1)))));
    try (network) {
      INDArray styles = gaussian(5, DataType.DOUBLE, 2, 4 * STYLE);
      INDArray made = output(network, styles, Mode.TRAIN, KEY);
      Function<String, INDArray> values = values(network);
      for (int sample = 0; sample < 2; sample++) {
        INDArray w = styles.getRow(sample).reshape(4, STYLE).dup();
        assertEqual(made.slice(sample), expected(values, w));
      }
    }
  }

  private static INDArray expected(Function<String, INDArray> values, INDArray w) {
    String first = "0-synthesis/1-modulated-convolution.";
    String firstImage = "0-synthesis/2-modulated-convolution.";
    String second = "0-synthesis/4-modulated-convolution.";
    String secondImage = "0-synthesis/5-modulated-convolution.";
    INDArray constant = values.apply("0-synthesis/0-learned-constant.value").permute(2, 0, 1);
    INDArray x =
        biased(
            convolved(constant, modulated(values, first, "convolution", w.getRow(0), true)),
            values.apply(first + "bias"),
            StyleLayersTest::rectified);
    INDArray image =
        biased(
            convolved(x, modulated(values, firstImage, "convolution", w.getRow(1), false)),
            values.apply(firstImage + "bias"),
            pixel -> pixel);
    INDArray upsampled =
        convolved(doubled(x), modulated(values, second, "resizing-convolution", w.getRow(2), true));
    INDArray y =
        biased(smoothed(upsampled), values.apply(second + "bias"), StyleLayersTest::rectified);
    INDArray finer =
        biased(
            convolved(y, modulated(values, secondImage, "convolution", w.getRow(3), false)),
            values.apply(secondImage + "bias"),
            pixel -> pixel);
    // Bilinear interpolation is the nearest neighbour and the binomial filter.
    return finer.add(smoothed(doubled(image)));
  }

  @Test
  void addsOneNumberToEachPixel() {
    Synthesis synthesis =
        new Synthesis(
            SampleShape.image(2, 16, 16),
            List.of(
                new Stage(
                    ModulatedConvolution.rectified(style(0), 2, 1, true),
                    ModulatedConvolution.linear(style(1), 2, 1))));
    try (LayeredNetwork network = network(SampleShape.vector(2 * STYLE), synthesis)) {
      // An image of the features themselves, which are of one style and have no other differences.
      Function<String, INDArray> values = values(network);
      values.apply("0-synthesis/0-learned-constant.value").assign(1);
      INDArray styles = Nd4j.zeros(DataType.DOUBLE, 2, 2 * STYLE);

      INDArray drawn = output(network, styles, Mode.TRAIN, KEY);
      assertThat(drawn.slice(0)).isNotEqualTo(drawn.slice(1));
      assertThat(output(network, styles, Mode.TRAIN, KEY)).isEqualTo(drawn);
      assertThat(output(network, styles, Mode.TRAIN, KEY.split(1))).isNotEqualTo(drawn);

      INDArray constant = output(network, styles, Mode.INFER, KEY);
      assertThat(constant.slice(0)).isEqualTo(constant.slice(1));
      assertThat(output(network, styles, Mode.INFER, KEY.split(1))).isEqualTo(constant);
      assertThat(constant.slice(0).slice(0).stdNumber().doubleValue()).isGreaterThan(0.01);

      values.apply("0-synthesis/1-modulated-convolution.noise-strength").assign(0);
      INDArray plain = output(network, styles, Mode.TRAIN, KEY);
      assertThat(plain.slice(0).slice(0).stdNumber().doubleValue()).isLessThan(TOLERANCE);
    }
  }

  @Test
  void scalesWeightsAndBiasesOfAnEqualizedLayer() {
    SampleShape input = SampleShape.vector(5);
    try (LayeredNetwork network = network(input, new EqualizedDense(3, 0.1, 1.5, 2))) {
      INDArray weights = values(network).apply("0-equalized-dense/weights");
      INDArray bias = values(network).apply("0-equalized-dense/bias");
      INDArray x = gaussian(5, DataType.DOUBLE, 4, 5);

      INDArray expected = Broadcasts.addRow(x.mmul(weights).div(Math.sqrt(5)), bias).mul(0.15);
      assertEqual(output(network, x, Mode.INFER, KEY), expected);
    }
  }

  /** 1000 weights: a standard deviation is off by 0.022 in one of three draws. */
  @Test
  void drawsWeightsThatTheLearningRateFits() {
    try (LayeredNetwork network =
        network(SampleShape.vector(100), new EqualizedDense(10, 0.01, 1, 0))) {
      assertThat(values(network).apply("0-equalized-dense/weights").stdNumber().doubleValue())
          .isCloseTo(100, within(10.0));
    }
  }

  @Test
  void normalizesThePartsOfAVector() {
    SampleShape input = SampleShape.vector(5);
    try (LayeredNetwork network = network(input, new Dense(5), new MomentNorm(2, 3))) {
      INDArray y = output(network, gaussian(5, DataType.DOUBLE, 4, 5), Mode.INFER, KEY);
      for (int sample = 0; sample < 4; sample++) {
        double first = 0;
        double second = 0;
        for (int i = 0; i < 5; i++) {
          double square = y.getDouble(sample, i) * y.getDouble(sample, i);
          first += i < 2 ? square / 2 : 0;
          second += i < 2 ? 0 : square / 3;
        }
        // The ε of 1e-8 is added to squares of order 0.1.
        assertThat(first).isCloseTo(1, within(1e-6));
        assertThat(second).isCloseTo(1, within(1e-6));
      }
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> network(input, new MomentNorm(2, 2), new Dense(1)))
        .withMessage("parts of [2, 2] do not add up to a vector of 5");
  }

  @Test
  void keepsTheRunningMeanOfWhatItPassesOn() {
    SampleShape input = SampleShape.vector(3);
    try (LayeredNetwork network = network(input, new RunningMean(0.75), new Dense(1))) {
      INDArray x = gaussian(5, DataType.DOUBLE, 4, 3);
      network.parameters().clearGradient();
      try (Pass pass = network.forward(x, null, Mode.TRAIN, KEY)) {
        pass.backward(pass.output().mul(0), Wrt.PARAMETERS);
      }
      network.update((values, gradient, step) -> {}, 0);

      assertEqual(values(network).apply("0-running-mean/mean"), x.mean(0).mul(0.25));
    }
  }

  @Test
  void mixesTheStylesOfNeighboursInTraining() {
    int places = 3;
    StyleMixing mixing = new StyleMixing(places, 1, new Sequence(new Dense(STYLE)));
    try (LayeredNetwork network = network(SampleShape.vector(2), mixing)) {
      INDArray z = gaussian(5, DataType.DOUBLE, 8, 2);
      INDArray own = output(network, z, Mode.INFER, KEY).reshape(8, places, STYLE);
      INDArray mixed = output(network, z, Mode.TRAIN, KEY).reshape(8, places, STYLE);
      int[] crossovers = new int[places + 1];
      for (int sample = 0; sample < 8; sample++) {
        int crossover = 0;
        while (crossover < places && isStyle(mixed, sample, crossover, own, sample)) {
          crossover++;
        }
        crossovers[crossover]++;
        for (int place = 0; place < places; place++) {
          assertThat(isStyle(own, sample, place, own, sample)).isTrue();
          int source = place < crossover ? sample : (sample + 1) % 8;
          assertThat(isStyle(mixed, sample, place, own, source)).isTrue();
        }
      }
      // The first style is always the own one, and the last always the other one.
      assertThat(crossovers[0] + crossovers[places]).isZero();
      assertThat(crossovers[1]).isPositive();
      assertThat(crossovers[2]).isPositive();
    }
  }

  /** Whether a place of a sample has the style of the first place of another. */
  private static boolean isStyle(
      INDArray styles, int sample, int place, INDArray others, int other) {
    return styles.slice(sample).slice(place).equalsWithEps(others.slice(other).slice(0), TOLERANCE);
  }

  @Test
  void smoothsByABinomialFilter() {
    SampleShape image = SampleShape.image(2, 3, 4);
    try (LayeredNetwork network =
        network(image, new Convolution(2, 1, 1, 0, false), new Smooth())) {
      INDArray x = gaussian(5, DataType.DOUBLE, 2, 2, 3, 4);
      INDArray before = network.infer(0, 1, x, null);
      INDArray after = network.infer(1, 2, before, null);
      assertEqual(after.slice(1), smoothed(before.slice(1)));
      assertEqual(after, output(network, x, Mode.INFER, KEY));
    }
  }

  @Test
  void refusesImagesThatDoNotAddUp() {
    Stage first =
        new Stage(
            ModulatedConvolution.rectified(style(0), 2, 3, false),
            ModulatedConvolution.linear(style(0), 3, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                network(
                    SampleShape.vector(STYLE),
                    new Synthesis(SampleShape.image(2, 4, 4), List.of(first, first))))
        .withMessageContaining("stage 1 of a Synthesis makes an image of");
  }
}
