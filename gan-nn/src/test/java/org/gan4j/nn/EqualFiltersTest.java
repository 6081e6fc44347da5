package org.gan4j.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Pass;
import org.gan4j.nn.layers.Convolution;
import org.gan4j.nn.layers.PixelShuffle;
import org.gan4j.nn.layers.Residual;
import org.gan4j.nn.layers.Upsample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** ICNR: Aitken et al. 2017, section 3.1. */
class EqualFiltersTest {
  private static final SampleShape INPUT = SampleShape.image(3, 4, 5);
  private static final Offset<Float> ROUNDING = within(1e-5f);

  private static INDArray output(NetworkDefinition layers, SampleShape output) {
    RandomKey key = RandomKey.ofSeed(7);
    INDArray x = Nd4j.create(DataType.FLOAT, INPUT.batch(2));
    key.split("x").fillGaussian(x, 0, 1);
    LayeredNetwork.Interface contract =
        new LayeredNetwork.Interface("network", INPUT, null, output, DataType.FLOAT);
    try (LayeredNetwork network = new LayeredNetwork(contract, layers, key);
        Pass pass = network.forward(x, null, Mode.INFER, key)) {
      return pass.output().dup('c');
    }
  }

  /** With the biases that PyTorch draws, and also in a block. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aShuffleBeginsAsRepeatedPixels(boolean inABlock) {
    Convolution convolution = new Convolution(8, 3, 1, 1, true).withEqualFilters(4);
    NetworkDefinition layers =
        inABlock
            ? NetworkDefinition.of(
                new Residual(convolution, new PixelShuffle(2))
                    .withShortcut(new Convolution(2, 3, 1, 1, false), new Upsample(2)))
            : NetworkDefinition.of(convolution, new PixelShuffle(2));

    INDArray output = output(layers, SampleShape.image(2, 8, 10));

    double different = 0;
    for (int row = 0; row < 8; row += 2) {
      for (int column = 0; column < 10; column += 2) {
        float value = output.getFloat(1, 1, row, column);
        assertThat(output.getFloat(1, 1, row, column + 1)).isCloseTo(value, ROUNDING);
        assertThat(output.getFloat(1, 1, row + 1, column)).isCloseTo(value, ROUNDING);
        assertThat(output.getFloat(1, 1, row + 1, column + 1)).isCloseTo(value, ROUNDING);
        different += Math.abs(value - output.getFloat(1, 0, row, column));
      }
    }
    assertThat(different).as("the channels are drawn apart").isGreaterThan(1);
  }

  @Test
  void refusesGroupsThatDoNotDivideTheFilters() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Convolution(6, 3, 1, 1, true).withEqualFilters(4))
        .withMessageContaining("6 filters");
  }
}
