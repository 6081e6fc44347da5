package org.gan4j.core.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.gan4j.api.objective.LossStrategy;
import org.junit.jupiter.api.Test;

class HingeLossTest extends LossStrategyContract {

  @Override
  protected LossStrategy loss() {
    return new HingeLossProvider().create(new HingeConfiguration());
  }

  @Test
  void hasThePublishedValues() {
    assertThat(loss().discriminator(PublishedLogits.real(), PublishedLogits.fake()).value())
        .isCloseTo(6.75, within(PublishedLogits.TOLERANCE));
    assertThat(loss().generator(PublishedLogits.fake(), null).value())
        .isCloseTo(-3.125, within(PublishedLogits.TOLERANCE));
  }
}
