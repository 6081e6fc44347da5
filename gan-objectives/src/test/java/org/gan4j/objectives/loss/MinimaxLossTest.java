package org.gan4j.objectives.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.gan4j.api.component.Require;
import org.gan4j.api.objective.LossContext;
import org.gan4j.api.objective.LossStrategy;
import org.gan4j.testkit.LossStrategyContract;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class MinimaxLossTest extends LossStrategyContract<CrossEntropyConfiguration> {
  /** The published values have five decimals. */
  private static final double TOLERANCE = 1e-5;

  private static final INDArray REAL = Nd4j.createFromArray(-5.0, 1.4, 12.5, 2.7).reshape(4, 1);
  private static final INDArray FAKE = Nd4j.createFromArray(10.0, 4.4, -5.5, 3.6).reshape(4, 1);

  @Override
  protected MinimaxLossProvider provider() {
    return new MinimaxLossProvider();
  }

  @Override
  protected CrossEntropyConfiguration configuration() {
    return new CrossEntropyConfiguration(0, 0);
  }

  private static LossStrategy smoothed(double labelSmoothing) {
    return new MinimaxLossProvider()
        .create(new CrossEntropyConfiguration(labelSmoothing, 0), LossContext.standalone());
  }

  @Test
  void hasThePublishedValues() {
    assertThat(loss().discriminator(REAL, FAKE).value()).isCloseTo(5.83387, within(TOLERANCE));
    assertThat(loss().generator(FAKE, null).value()).isCloseTo(-4.51082, within(TOLERANCE));
  }

  @Test
  void smoothsTheLabelOfRealSamplesOnly() {
    assertThat(smoothed(0.1).discriminator(REAL, FAKE).value())
        .isCloseTo(6.12387, within(TOLERANCE));
    assertThat(smoothed(0.125).discriminator(REAL, FAKE).value())
        .isCloseTo(6.19637, within(TOLERANCE));
    assertThat(smoothed(0.1).generator(FAKE, null).value()).isCloseTo(-4.51082, within(TOLERANCE));
  }

  @Test
  void refusesSmoothingOutsideItsRange() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Require.withinBounds(new CrossEntropyConfiguration(1, 0)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Require.withinBounds(new CrossEntropyConfiguration(-0.1, 0)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Require.withinBounds(new CrossEntropyConfiguration(Double.NaN, 0)));
  }

  @Nested
  class Smoothed extends LossStrategyContract<CrossEntropyConfiguration> {
    @Override
    protected MinimaxLossProvider provider() {
      return new MinimaxLossProvider();
    }

    @Override
    protected CrossEntropyConfiguration configuration() {
      return new CrossEntropyConfiguration(0.1, 0);
    }
  }
}
