package org.gan4j.evaluation.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The example of the README of prdc, the reference implementation of Naeem et al. 2020: 10,000 and
 * 10,000 vectors of N(0, I) with 1,000 features, k = 5. It takes minutes: {@code mvn test -pl
 * gan-evaluation -am -Dtest=PublishedValuesTest -Dsurefire.failIfNoSpecifiedTests=false
 * -Dgan.published=true -Dtest.compiler=-XX:+TieredCompilation}.
 */
class PublishedValuesTest {

  /** The README's numbers are of one draw: ours may differ by some thousandths. */
  @Test
  @EnabledIfSystemProperty(named = "gan.published", matches = "true")
  void agreeForTenThousandVectors() {
    SupportOverlap overlap =
        SupportOverlap.of(Gaussians.of(10_000, 1_000, 1), Gaussians.of(10_000, 1_000, 2), 5, 5);

    assertThat(overlap.precision()).isCloseTo(0.477, within(0.03));
    assertThat(overlap.recall()).isCloseTo(0.471, within(0.03));
    assertThat(overlap.density()).isCloseTo(1.056, within(0.06));
    assertThat(overlap.coverage()).isCloseTo(0.974, within(0.01));
  }

  /** The smaller one: density and coverage do not depend on the distribution; 1 − 2⁻⁵ = 0.969. */
  @Test
  void agreeForFiveHundredVectors() {
    SupportOverlap overlap =
        SupportOverlap.of(Gaussians.of(500, 40, 1), Gaussians.of(500, 40, 2), 5, 5);

    assertThat(overlap.density()).isCloseTo(1, within(0.1));
    assertThat(overlap.coverage()).isCloseTo(0.969, within(0.03));
    assertThat(overlap.precision()).isCloseTo(overlap.recall(), within(0.1));
  }
}
