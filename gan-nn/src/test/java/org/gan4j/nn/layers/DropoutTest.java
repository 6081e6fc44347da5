package org.gan4j.nn.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Pass;
import org.gan4j.nn.LayeredNetwork;
import org.gan4j.nn.NetworkDefinition;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class DropoutTest {

  @ParameterizedTest
  @CsvSource({"0.8, FLOAT", "0.5, FLOAT", "0.5, DOUBLE", "0.05, DOUBLE"})
  void keepsTheShareAndTheExpectation(double keep, DataType dataType) {
    // A batch normalization before it, since a network needs parameters; at first it does nothing.
    NetworkDefinition definition = NetworkDefinition.of(new BatchNorm(), new Dropout(keep));
    SampleShape shape = SampleShape.vector(499);
    try (LayeredNetwork network =
        new LayeredNetwork(
            new LayeredNetwork.Interface("network", shape, null, shape, dataType),
            definition,
            RandomKey.ofSeed(1))) {
      INDArray input = Nd4j.createUninitializedDetached(dataType, 'c', 101, 499);
      RandomKey.ofSeed(2).fillGaussian(input, 0, 1);
      INDArray plain;
      try (Pass pass = network.forward(input, null, Mode.INFER, RandomKey.ofSeed(3))) {
        plain = pass.output().dup();
      }
      // In inference nothing is dropped: x/√(1 + ε) of running mean 0 and variance 1.
      assertThat(plain.sub(input).amaxNumber().doubleValue()).isCloseTo(0, within(1e-4));
      try (Pass pass = network.forward(input, null, Mode.TRAIN, RandomKey.ofSeed(3))) {
        double share = pass.output().neq(0).castTo(DataType.FLOAT).meanNumber().doubleValue();
        // 50,399 draws: five standard errors are at most 0.011.
        assertThat(share).isCloseTo(keep, within(0.011));
        // Each kept number is divided by keep, so that the mean square is 1/keep of the input's.
        double square = pass.output().mul(pass.output()).meanNumber().doubleValue();
        assertThat(square * keep).isCloseTo(1, within(0.2));
      }
    }
  }
}
