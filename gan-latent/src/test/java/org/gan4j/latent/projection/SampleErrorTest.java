package org.gan4j.latent.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gan4j.latent.TestSpaces.KEY;

import java.util.List;
import org.assertj.core.api.Assertions;
import org.gan4j.api.network.Differentiable;
import org.gan4j.testkit.FiniteDifferences;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

class SampleErrorTest {
  private static final int ROWS = 3;
  private static final int NUMBERS = 4;

  private static INDArray gaussian(String name) {
    INDArray array = Nd4j.create(DataType.DOUBLE, ROWS, NUMBERS);
    KEY.split(name).fillGaussian(array, 0, 1);
    return array;
  }

  /** tanh(x W). */
  private static Differentiable features(INDArray weights) {
    return inputs -> {
      INDArray y = Transforms.tanh(inputs.get(0).mmul(weights), false);
      return new Differentiable.Forward(
          y, gradient -> List.of(gradient.mul(y.mul(y).rsub(1)).mmul(weights.transpose())));
    };
  }

  private static double objective(
      INDArray samples, INDArray targets, Differentiable features, double weight) {
    INDArray ofSamples = features.forward(List.of(samples)).output();
    INDArray ofTargets = features.forward(List.of(targets)).output();
    double sum = 0;
    for (int row = 0; row < ROWS; row++) {
      double pixels = samples.getRow(row).distance2(targets.getRow(row));
      double distance = ofSamples.getRow(row).distance2(ofTargets.getRow(row));
      double scale = ofTargets.getRow(row).norm2Number().doubleValue();
      sum += pixels * pixels / NUMBERS + weight * distance * distance / (scale * scale);
    }
    return sum;
  }

  @Test
  void gradientAgreesWithFiniteDifferences() {
    INDArray samples = gaussian("samples");
    INDArray targets = gaussian("targets");
    INDArray square = Nd4j.create(DataType.DOUBLE, NUMBERS, 5);
    KEY.split("square").fillGaussian(square, 0, 0.5);
    Differentiable features = features(square);
    double weight = 0.7;
    SampleError error = new SampleError(targets, features, weight);

    FiniteDifferences.standard()
        .check(
            "samples",
            error.gradient(samples),
            samples,
            () -> objective(samples, targets, features, weight));
  }

  @Test
  void withoutFeaturesIsThatOfThePixels() {
    INDArray samples = gaussian("samples");
    INDArray targets = gaussian("targets");
    SampleError error = new SampleError(targets, null, 1);

    assertThat(error.gradient(samples)).isEqualTo(samples.sub(targets).mul(2.0 / NUMBERS));
    double distance = samples.getRow(1).distance2(targets.getRow(1));
    // Read as float32.
    assertThat(error.ofNumbers(samples)[1])
        .isCloseTo(distance * distance / NUMBERS, Assertions.within(1e-6));
  }

  @Test
  void featuresThatAreZeroHaveNoPart() {
    INDArray targets = Nd4j.zeros(DataType.DOUBLE, ROWS, NUMBERS);
    INDArray samples = gaussian("samples");
    INDArray square = Nd4j.create(DataType.DOUBLE, NUMBERS, 5);
    KEY.split("square").fillGaussian(square, 0, 0.5);

    assertThat(new SampleError(targets, features(square), 1).gradient(samples))
        .isEqualTo(samples.mul(2.0 / NUMBERS));
  }
}
