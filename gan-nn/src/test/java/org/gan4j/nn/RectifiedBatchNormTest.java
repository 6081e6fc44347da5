package org.gan4j.nn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Parameters.Parameter;
import org.gan4j.api.network.Pass;
import org.gan4j.api.network.Wrt;
import org.gan4j.nn.layers.BatchNorm;
import org.gan4j.nn.layers.Elementwise;
import org.gan4j.nn.layers.RectifiedBatchNorm;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Two layers in one must do what the two do. */
class RectifiedBatchNormTest {
  private static final SampleShape IMAGE = SampleShape.image(5, 4, 6);
  private static final RandomKey KEY = RandomKey.ofSeed(3);

  @ParameterizedTest
  @EnumSource(
      value = DataType.class,
      names = {"FLOAT", "DOUBLE"})
  void doesWhatTheTwoLayersDo(DataType type) {
    double tolerance = type == DataType.FLOAT ? 1e-4 : 1e-10;
    BatchNorm norm = new BatchNorm();
    try (LayeredNetwork two =
            TestNetworks.network(IMAGE, List.of(norm, Elementwise.leakyRelu(0.2)), type);
        LayeredNetwork one =
            TestNetworks.network(IMAGE, List.of(new RectifiedBatchNorm(norm, 0.2)), type)) {
      for (Parameter parameter : two.parameters().named()) {
        if (!parameter.name().endsWith("variance")) {
          INDArray draws = gaussian(type, parameter.name(), parameter.value().shape());
          parameter.value().assign(draws);
        }
      }
      one.parameters().values().assign(two.parameters().values());
      INDArray x = gaussian(type, "x", IMAGE.batch(7));
      try (Pass expected = two.forward(x, null, Mode.TRAIN, KEY);
          Pass actual = one.forward(x, null, Mode.TRAIN, KEY)) {
        assertClose(actual.output(), expected.output(), tolerance);
        INDArray dy = gaussian(type, "dy", IMAGE.batch(7));
        assertClose(
            Objects.requireNonNull(actual.backward(dy.dup(), Wrt.BOTH)),
            Objects.requireNonNull(expected.backward(dy.dup(), Wrt.BOTH)),
            tolerance);
      }
      assertClose(one.parameters().gradient(), two.parameters().gradient(), tolerance);
      one.learn((values, gradient, step) -> values.subi(gradient), 0);
      two.learn((values, gradient, step) -> values.subi(gradient), 0);
      assertClose(one.parameters().values(), two.parameters().values(), tolerance);
      try (Pass expected = two.forward(x, null, Mode.INFER, KEY);
          Pass actual = one.forward(x, null, Mode.INFER, KEY)) {
        assertClose(actual.output(), expected.output(), 10 * tolerance);
      }
    }
  }

  private static void assertClose(INDArray actual, INDArray expected, double tolerance) {
    double error = actual.sub(expected).amaxNumber().doubleValue();
    assertThat(error).isLessThan(tolerance * Math.max(1, expected.amaxNumber().doubleValue()));
  }

  private static INDArray gaussian(DataType type, String purpose, long... shape) {
    INDArray array = Nd4j.createUninitializedDetached(type, 'c', shape);
    KEY.split(purpose).fillGaussian(array, 0.5, 1);
    return array;
  }
}
