package org.gan4j.evaluation.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.gan4j.api.RandomKey;
import org.gan4j.api.evaluation.FeatureNetwork;
import org.gan4j.api.network.Differentiable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class FeatureMapsTest {
  private static final int COUNT = 300;

  @TempDir private Path folder;
  private final ArrayDataset data = Stripes.of(2, 9, 12, COUNT);
  private FeatureNetwork network;

  @BeforeEach
  void create() {
    network =
        new RandomFeaturesProvider()
            .create(new RandomFeaturesConfiguration(2, 8, 1), new TestContext(data, folder));
  }

  @AfterEach
  void close() {
    network.close();
  }

  private Differentiable maps(int halvings) {
    return network.maps(halvings).orElseThrow();
  }

  private INDArray samples() {
    FloatBuffer numbers = FloatBuffer.allocate(COUNT * data.shape().length());
    data.read(IntStream.range(0, COUNT).toArray(), RandomKey.ofSeed(0), numbers);
    return Nd4j.createFromArray(numbers.array()).reshape(data.shape().batch(COUNT));
  }

  private static INDArray output(Differentiable maps, INDArray samples) {
    return maps.forward(List.of(samples)).output();
  }

  /**
   * The statistics of the normalizations are those of the data, as far as 64 batches average them:
   * with other parameters, they would not fit. The tolerance is for running statistics.
   */
  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void areNormalizedOverTheData(int halvings) {
    INDArray output = output(maps(halvings), samples());

    assertThat(output.shape())
        .containsExactly(COUNT, 16L * halvings, halvings == 1 ? 5 : 3, halvings == 1 ? 6 : 3);
    INDArray means = output.mean(0, 2, 3);
    INDArray deviations = output.std(false, 0, 2, 3);
    for (int channel = 0; channel < means.length(); channel++) {
      assertThat(means.getDouble(channel)).isCloseTo(0, within(0.1));
      assertThat(deviations.getDouble(channel)).isCloseTo(1, within(0.1));
    }
  }

  /** Rectified between the layers, so that differences are taken with small steps. */
  @Test
  void areDifferentiable() {
    Differentiable maps = maps(2);
    RandomKey key = RandomKey.ofSeed(5);
    INDArray x = Nd4j.create(DataType.FLOAT, data.shape().batch(3));
    key.split("x").fillGaussian(x, 0, 0.5);
    INDArray direction = x.ulike();
    key.split("direction").fillGaussian(direction, 0, 1);
    Differentiable.Forward forward = maps.forward(List.of(x));
    INDArray weights = forward.output().ulike();
    key.split("weights").fillGaussian(weights, 0, 1);

    INDArray gradient = forward.backward().inputGradients(weights.dup()).get(0);

    double step = 1e-3;
    double above = output(maps, x.add(direction.mul(step))).mul(weights).sumNumber().doubleValue();
    double below = output(maps, x.sub(direction.mul(step))).mul(weights).sumNumber().doubleValue();
    double expected = (above - below) / (2 * step);
    // float32: sums of about 900 numbers of size 1, divided by the step; and a few kinks.
    assertThat(gradient.mul(direction).sumNumber().doubleValue())
        .isCloseTo(expected, within(0.02 * Math.abs(expected) + 0.1));
  }

  @Test
  void areNoneBeyondTheLastHalving() {
    assertThat(network.maps(2)).isPresent();
    assertThat(network.maps(3)).isEmpty();
    assertThat(network.maps(0)).isEmpty();
  }
}
