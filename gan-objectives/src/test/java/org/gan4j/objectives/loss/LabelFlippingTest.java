package org.gan4j.objectives.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.gan4j.api.RandomKey;
import org.gan4j.api.objective.LossContext;
import org.gan4j.api.objective.LossStrategy;
import org.gan4j.api.objective.LossStrategy.DiscriminatorLoss;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class LabelFlippingTest {
  private static final int BATCH = 10_000;
  private static final INDArray ZEROS = Nd4j.zeros(DataType.DOUBLE, BATCH, 1);

  private static LossStrategy flipping(double share) {
    return new NonSaturatingLossProvider()
        .create(new CrossEntropyConfiguration(0.1, share), LossContext.standalone());
  }

  @Test
  void givesTheShareOfSamplesTheLabelOfTheOtherKind() {
    DiscriminatorLoss loss = flipping(0.3).discriminator(ZEROS, ZEROS, RandomKey.ofSeed(1));
    // At a logit of zero the derivative is 1/2 minus the label, over the batch.
    double right = (0.5 - 0.9) / BATCH;
    double wrong = 0.5 / BATCH;
    long flippedReal = count(loss.realGradient(), wrong);
    long flippedFake = count(loss.fakeGradient(), right);

    // Five standard deviations of a binomial count: 5 · √(10,000 · 0.3 · 0.7) = 229.
    assertThat((double) flippedReal).isCloseTo(3000, within(229.0));
    assertThat((double) flippedFake).isCloseTo(3000, within(229.0));
    assertThat(count(loss.realGradient(), right)).isEqualTo(BATCH - flippedReal);
    assertThat(count(loss.fakeGradient(), wrong)).isEqualTo(BATCH - flippedFake);
  }

  private static long count(INDArray gradient, double value) {
    long count = 0;
    for (double derivative : gradient.toDoubleVector()) {
      count += Math.abs(derivative - value) < 1e-12 ? 1 : 0;
    }
    return count;
  }

  @Test
  void flipsAnewWithEveryKeyAndTheSameWithTheSame() {
    INDArray once = flipping(0.3).discriminator(ZEROS, ZEROS, RandomKey.ofSeed(1)).realGradient();

    assertThat(flipping(0.3).discriminator(ZEROS, ZEROS, RandomKey.ofSeed(1)).realGradient())
        .isEqualTo(once);
    assertThat(flipping(0.3).discriminator(ZEROS, ZEROS, RandomKey.ofSeed(2)).realGradient())
        .isNotEqualTo(once);
  }

  @Test
  void leavesTheLabelsAloneWithoutAShare() {
    assertThat(flipping(0).discriminator(ZEROS, ZEROS, RandomKey.ofSeed(1)).value())
        .isEqualTo(flipping(0).discriminator(ZEROS, ZEROS).value());
  }
}
