package org.gan4j.objectives.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.gan4j.api.component.Require;
import org.gan4j.api.objective.LossContext;
import org.gan4j.api.objective.LossStrategy;
import org.gan4j.testkit.Defaults;
import org.gan4j.testkit.LossStrategyContract;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class LeastSquaresLossTest extends LossStrategyContract<LeastSquaresConfiguration> {

  @Override
  protected LeastSquaresLossProvider provider() {
    return new LeastSquaresLossProvider();
  }

  @Override
  protected LeastSquaresConfiguration configuration() {
    return Defaults.of(LeastSquaresConfiguration.class);
  }

  private static LossStrategy create(LeastSquaresConfiguration configuration) {
    return new LeastSquaresLossProvider().create(configuration, LossContext.standalone());
  }

  @Test
  void hasThePublishedValues() {
    assertThat(loss().discriminator(PublishedLogits.real(), PublishedLogits.fake()).value())
        .isCloseTo(41.73375, within(PublishedLogits.TOLERANCE));
    assertThat(loss().generator(PublishedLogits.fake(), null).value())
        .isCloseTo(17.69625, within(PublishedLogits.TOLERANCE));
  }

  @Test
  void vanishesAtTheLabels() {
    LossStrategy pearson = create(new LeastSquaresConfiguration(-1, 2, 0.5, 0));
    INDArray a = Nd4j.valueArrayOf(new long[] {3, 1}, -1.0);
    INDArray b = Nd4j.valueArrayOf(new long[] {3, 1}, 2.0);
    INDArray c = Nd4j.valueArrayOf(new long[] {3, 1}, 0.5);

    assertThat(pearson.discriminator(b, a).value()).isZero();
    assertThat(pearson.generator(c, null).value()).isZero();
    // ½(2 − (−1))² for either kind.
    assertThat(pearson.discriminator(a, b).value()).isCloseTo(9, within(1e-12));
  }

  @Test
  void refusesLabelsThatCannotBeToldApart() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LeastSquaresConfiguration(1, 1, 0, 0))
        .withMessageContaining("a and b must differ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LeastSquaresConfiguration(0, Double.NaN, 0, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Require.withinBounds(new LeastSquaresConfiguration(0, 1, 1, 0.6)));
  }

  @Nested
  class Pearson extends LossStrategyContract<LeastSquaresConfiguration> {
    @Override
    protected LeastSquaresLossProvider provider() {
      return new LeastSquaresLossProvider();
    }

    @Override
    protected LeastSquaresConfiguration configuration() {
      return new LeastSquaresConfiguration(-1, 1, 0, 0);
    }
  }
}
