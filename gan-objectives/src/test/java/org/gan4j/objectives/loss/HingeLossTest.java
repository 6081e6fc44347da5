package org.gan4j.objectives.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.gan4j.testkit.LossStrategyContract;
import org.junit.jupiter.api.Test;

class HingeLossTest extends LossStrategyContract<HingeConfiguration> {

  @Override
  protected HingeLossProvider provider() {
    return new HingeLossProvider();
  }

  @Override
  protected HingeConfiguration configuration() {
    return new HingeConfiguration();
  }

  @Test
  void hasThePublishedValues() {
    assertThat(loss().discriminator(PublishedLogits.real(), PublishedLogits.fake()).value())
        .isCloseTo(6.75, within(PublishedLogits.TOLERANCE));
    assertThat(loss().generator(PublishedLogits.fake(), null).value())
        .isCloseTo(-3.125, within(PublishedLogits.TOLERANCE));
  }
}
