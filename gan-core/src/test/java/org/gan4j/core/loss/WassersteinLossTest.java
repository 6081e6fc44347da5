package org.gan4j.core.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.gan4j.api.objective.LossStrategy;
import org.junit.jupiter.api.Test;

class WassersteinLossTest extends LossStrategyContract {

  @Override
  protected LossStrategy loss() {
    return new WassersteinLossProvider().create(new WassersteinConfiguration());
  }

  @Test
  void hasThePublishedValues() {
    assertThat(loss().discriminator(PublishedLogits.real(), PublishedLogits.fake()).value())
        .isCloseTo(0.225, within(PublishedLogits.TOLERANCE));
    assertThat(loss().generator(PublishedLogits.fake(), null).value())
        .isCloseTo(-3.125, within(PublishedLogits.TOLERANCE));
  }
}
