package org.gan4j.latent.projection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class RowAdamTest {
  private static INDArray array(float... numbers) {
    return Nd4j.createFromArray(numbers).reshape(2, 2);
  }

  /**
   * The bias-corrected moments of one gradient are g and g²: a step of the rate, against its sign.
   */
  @Test
  void firstStepGoesByTheRateAgainstTheSignOfTheGradient() {
    RowAdam adam = new RowAdam(array(1, 2, 3, 4), false);
    adam.step(array(0.3f, -7, 1e-4f, 0), 0.5);

    // Of float32 numbers.
    assertThat(adam.array().equalsWithEps(array(0.5f, 2.5f, 2.5f, 4), 1e-6)).isTrue();
  }

  /** Kingma and Ba 2015, Algorithm 1, by hand: m = 0.9·0.1·g₁ + 0.1·g₂, and so on. */
  @Test
  void secondStepIsThatOfTheAlgorithm() {
    RowAdam adam = new RowAdam(array(0, 0, 0, 0), false);
    adam.step(array(1, 0, 0, 0), 1);
    adam.step(array(-3, 0, 0, 0), 1);
    double mean = (0.9 * 0.1 * 1 + 0.1 * -3) / (1 - 0.9 * 0.9);
    double square = (0.999 * 0.001 * 1 + 0.001 * 9) / (1 - 0.999 * 0.999);

    assertThat(adam.array().getDouble(0, 0))
        .isCloseTo(-1 - mean / Math.sqrt(square), org.assertj.core.api.Assertions.within(1e-6));
  }

  @Test
  void fixedNumbersOfEachRowStay() {
    RowAdam adam = new RowAdam(array(1, 2, 3, 4), true, false);
    adam.step(array(1, 1, 1, 1), 0.5);

    assertThat(adam.array()).isEqualTo(array(1, 1.5f, 3, 3.5f));
  }
}
