package org.gan4j.objectives.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.gan4j.testkit.LossStrategyContract;
import org.junit.jupiter.api.Test;

class WassersteinLossTest extends LossStrategyContract<WassersteinConfiguration> {

  @Override
  protected WassersteinLossProvider provider() {
    return new WassersteinLossProvider();
  }

  @Override
  protected WassersteinConfiguration configuration() {
    return new WassersteinConfiguration();
  }

  @Test
  void hasThePublishedValues() {
    assertThat(loss().discriminator(PublishedLogits.real(), PublishedLogits.fake()).value())
        .isCloseTo(0.225, within(PublishedLogits.TOLERANCE));
    assertThat(loss().generator(PublishedLogits.fake(), null).value())
        .isCloseTo(-3.125, within(PublishedLogits.TOLERANCE));
  }
}
