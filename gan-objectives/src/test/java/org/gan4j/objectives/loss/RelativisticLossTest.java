package org.gan4j.objectives.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.gan4j.api.objective.LossContext;
import org.gan4j.api.objective.LossStrategy;
import org.gan4j.testkit.LossStrategyContract;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

class RelativisticLossTest {

  private static LossStrategy pairwise(Comparison comparison) {
    return new RelativisticLossProvider()
        .create(new RelativisticConfiguration(comparison), LossContext.standalone());
  }

  private static LossStrategy average(Comparison comparison) {
    return new RelativisticAverageLossProvider()
        .create(new RelativisticConfiguration(comparison), LossContext.standalone());
  }

  private static void assertValues(LossStrategy loss, double discriminator, double generator) {
    assertThat(loss.discriminator(PublishedLogits.real(), PublishedLogits.fake()).value())
        .isCloseTo(discriminator, within(PublishedLogits.TOLERANCE));
    assertThat(loss.generator(PublishedLogits.fake(), PublishedLogits.real()).value())
        .isCloseTo(generator, within(PublishedLogits.TOLERANCE));
  }

  @Test
  void averageHasThePublishedValues() {
    assertValues(average(Comparison.STANDARD), 5.21201, 4.76201);
  }

  /** Computed from the paper's formulas by hand. */
  @Test
  void hasTheValuesOfTheFormulas() {
    assertValues(average(Comparison.LEAST_SQUARES), 73.093125, 71.293125);
    assertValues(average(Comparison.HINGE), 6.39375, 5.1625);
    assertValues(pairwise(Comparison.STANDARD), 4.82244, 4.59744);
    assertValues(pairwise(Comparison.LEAST_SQUARES), 141.1525, 140.2525);
    assertValues(pairwise(Comparison.HINGE), 5.475, 4.775);
  }

  @Test
  void comparesPairsOnly() {
    LossStrategy loss = pairwise(Comparison.STANDARD);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> loss.discriminator(Nd4j.zeros(3, 1), Nd4j.zeros(2, 1)))
        .withMessageContaining("3 and 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> loss.generator(Nd4j.zeros(3, 1), null))
        .withMessageContaining("real logits");
  }

  private abstract static class Pairwise extends LossStrategyContract<RelativisticConfiguration> {
    @Override
    protected RelativisticLossProvider provider() {
      return new RelativisticLossProvider();
    }
  }

  private abstract static class Average extends LossStrategyContract<RelativisticConfiguration> {
    @Override
    protected RelativisticAverageLossProvider provider() {
      return new RelativisticAverageLossProvider();
    }
  }

  @Nested
  class Standard extends Pairwise {
    @Override
    protected RelativisticConfiguration configuration() {
      return new RelativisticConfiguration(Comparison.STANDARD);
    }
  }

  @Nested
  class LeastSquares extends Pairwise {
    @Override
    protected RelativisticConfiguration configuration() {
      return new RelativisticConfiguration(Comparison.LEAST_SQUARES);
    }
  }

  @Nested
  class Hinge extends Pairwise {
    @Override
    protected RelativisticConfiguration configuration() {
      return new RelativisticConfiguration(Comparison.HINGE);
    }
  }

  @Nested
  class AverageStandard extends Average {
    @Override
    protected RelativisticConfiguration configuration() {
      return new RelativisticConfiguration(Comparison.STANDARD);
    }
  }

  @Nested
  class AverageLeastSquares extends Average {
    @Override
    protected RelativisticConfiguration configuration() {
      return new RelativisticConfiguration(Comparison.LEAST_SQUARES);
    }
  }

  @Nested
  class AverageHinge extends Average {
    @Override
    protected RelativisticConfiguration configuration() {
      return new RelativisticConfiguration(Comparison.HINGE);
    }
  }
}
