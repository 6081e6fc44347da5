package org.gan4j.nn.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Parameters.Parameter;
import org.gan4j.api.network.Pass;
import org.gan4j.api.network.Wrt;
import org.gan4j.nn.LayeredNetwork;
import org.gan4j.nn.NetworkDefinition;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Our layers against Deeplearning4j's own on random shapes, inputs and gradients.
 *
 * <p>Both compute in float32 (unit roundoff 6e-8) with sums in different orders, over at most 64
 * addends of order 1: 64 · 6e-8 = 4e-6. The tolerance of 2e-5, relative to the greatest number,
 * leaves a factor for the few operations after one another.
 */
class StockLayerComparisonTest {
  private static final double TOLERANCE = 2e-5;
  private static final int CASES = 25;
  private static final RandomKey KEY = RandomKey.ofSeed(1);

  /** Pairs of layers that compute the same. */
  enum Pair {
    DENSE {
      @Override
      Layer ours(int outputs) {
        return new Dense(outputs);
      }

      @Override
      Layer stock(int outputs) {
        return new DenseLayer.Builder().nOut(outputs).activation(Activation.IDENTITY).build();
      }
    },
    BATCH_NORM {
      @Override
      Layer ours(int outputs) {
        return new BatchNorm(0.9, 1e-5);
      }

      @Override
      Layer stock(int outputs) {
        return new BatchNormalization.Builder().eps(1e-5).decay(0.9).useLogStd(false).build();
      }
    },
    RELU {
      @Override
      Layer ours(int outputs) {
        return Elementwise.relu();
      }

      @Override
      Layer stock(int outputs) {
        return new ActivationLayer(Activation.RELU);
      }
    },
    LEAKY_RELU {
      @Override
      Layer ours(int outputs) {
        return Elementwise.leakyRelu(0.2);
      }

      @Override
      Layer stock(int outputs) {
        return activation(new ActivationLReLU(0.2));
      }
    },
    ELU {
      @Override
      Layer ours(int outputs) {
        return Elementwise.of(ActivationFunction.ELU);
      }

      @Override
      Layer stock(int outputs) {
        return new ActivationLayer(Activation.ELU);
      }
    },
    TANH {
      @Override
      Layer ours(int outputs) {
        return Elementwise.tanh();
      }

      @Override
      Layer stock(int outputs) {
        return new ActivationLayer(Activation.TANH);
      }
    },
    SIGMOID {
      @Override
      Layer ours(int outputs) {
        return Elementwise.of(ActivationFunction.SIGMOID);
      }

      @Override
      Layer stock(int outputs) {
        return new ActivationLayer(Activation.SIGMOID);
      }
    };

    abstract Layer ours(int outputs);

    abstract Layer stock(int outputs);

    private static Layer activation(IActivation function) {
      return new ActivationLayer(function);
    }
  }

  @ParameterizedTest
  @EnumSource(Pair.class)
  void computesWhatDeeplearning4jDoes(Pair pair) {
    SplittableRandom random = new SplittableRandom(pair.ordinal());
    for (int trial = 0; trial < CASES; trial++) {
      compare(pair, random.nextInt(2, 65), random.nextInt(1, 65), random.nextInt(1, 65), trial);
    }
  }

  private static void compare(Pair pair, int batch, int inputs, int outputs, int trial) {
    // A dense layer before and after, with the same weights, so that there is something to learn.
    try (LayeredNetwork ours = network(pair.ours(outputs), inputs, outputs);
        LayeredNetwork stock = network(pair.stock(outputs), inputs, outputs)) {
      copyParameters(ours, stock);
      INDArray input = gaussian(trial, batch, inputs);
      for (Mode mode : Mode.values()) {
        try (Pass ourPass = ours.forward(input, null, mode, KEY);
            Pass stockPass = stock.forward(input, null, mode, KEY)) {
          assertClose(ourPass.output(), stockPass.output());
          if (mode == Mode.TRAIN) {
            INDArray gradient = gaussian(trial + 1000, ourPass.output().shape());
            assertClose(
                Objects.requireNonNull(ourPass.backward(gradient.dup(), Wrt.BOTH)),
                Objects.requireNonNull(stockPass.backward(gradient.dup(), Wrt.BOTH)));
          }
        }
      }
      compareGradients(ours, stock);
    }
  }

  private static LayeredNetwork network(Layer layer, int inputs, int outputs) {
    List<Layer> layers = List.of(new Dense(inputs), layer, new Dense(outputs));
    return new LayeredNetwork(
        new LayeredNetwork.Interface(
            "network",
            SampleShape.vector(inputs),
            null,
            SampleShape.vector(outputs),
            DataType.FLOAT),
        NetworkDefinition.of(layers),
        KEY);
  }

  private static void copyParameters(LayeredNetwork from, LayeredNetwork to) {
    List<Parameter> sources = from.parameters().named();
    List<Parameter> destinations = to.parameters().named();
    assertThat(destinations).hasSameSizeAs(sources);
    for (int i = 0; i < sources.size(); i++) {
      destinations.get(i).value().assign(sources.get(i).value());
    }
  }

  private static void compareGradients(LayeredNetwork ours, LayeredNetwork stock) {
    List<Parameter> expected = stock.parameters().named();
    for (int i = 0; i < expected.size(); i++) {
      assertClose(ours.parameters().named().get(i).gradient(), expected.get(i).gradient());
    }
  }

  private static void assertClose(INDArray actual, INDArray expected) {
    double scale = Math.max(1, expected.amaxNumber().doubleValue());
    assertThat(actual.shape()).isEqualTo(expected.shape());
    assertThat(actual.sub(expected).amaxNumber().doubleValue())
        .isCloseTo(0, within(TOLERANCE * scale));
  }

  private static INDArray gaussian(long seed, long... shape) {
    INDArray array = Nd4j.createUninitializedDetached(DataType.FLOAT, 'c', shape);
    RandomKey.ofSeed(seed).fillGaussian(array, 0, 1);
    return array;
  }
}
