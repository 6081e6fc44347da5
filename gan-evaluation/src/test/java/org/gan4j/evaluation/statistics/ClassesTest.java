package org.gan4j.evaluation.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.gan4j.api.evaluation.Vectors;
import org.junit.jupiter.api.Test;

/** What a classifier's answers say. */
class ClassesTest {

  /** exp of the mean of Σ p·log(p/q), with the mean probabilities (0.5, 0.3, 0.2). */
  @Test
  void scoreIsItsDefinition() {
    Vectors probabilities = Vectors.of(2, 3, 0.75f, 0.25f, 0, 0.25f, 0.375f, 0.375f);
    double[] mean = {0.5, 0.3125, 0.1875};
    double divergence =
        0.75 * Math.log(0.75 / mean[0])
            + 0.25 * Math.log(0.25 / mean[1])
            + 0.25 * Math.log(0.25 / mean[0])
            + 0.375 * Math.log(0.375 / mean[1])
            + 0.375 * Math.log(0.375 / mean[2]);

    assertThat(ClassifierScore.of(probabilities))
        .isCloseTo(Math.exp(divergence / 2), within(1e-12));
  }

  @Test
  void scoreIsFromOneToTheNumberOfClasses() {
    assertThat(ClassifierScore.of(Vectors.of(3, 3, 1, 0, 0, 0, 1, 0, 0, 0, 1)))
        .isCloseTo(3, within(1e-12));
    assertThat(ClassifierScore.of(Vectors.of(2, 2, 0.25f, 0.75f, 0.25f, 0.75f)))
        .isCloseTo(1, within(1e-12));
  }

  @Test
  void splitsAreEqualPartsInTheirOrder() {
    Vectors probabilities = Vectors.of(5, 2, 1, 0, 0, 1, 1, 0, 1, 0, 0, 1);

    assertThat(ClassifierScore.ofSplits(probabilities, 2))
        .containsExactly(new double[] {2, 1}, within(1e-12));
  }

  @Test
  void countsSamplesOfWhichTheClassifierIsSure() {
    Vectors probabilities =
        Vectors.of(4, 3, 0.05f, 0.95f, 0, 0.5f, 0.25f, 0.25f, 0.125f, 0, 0.875f, 0, 1, 0);

    assertThat(ClassifierScore.confidentShare(probabilities, 0.9)).isEqualTo(0.5);
    assertThat(ClassifierScore.confidentShare(probabilities, 0.875)).isEqualTo(0.75);
  }

  @Test
  void countsTheMostLikelyClasses() {
    int[] classes =
        ClassCounts.mostLikely(Vectors.of(3, 3, 0.1f, 0.8f, 0.1f, 0.4f, 0.4f, 0.2f, 0, 0, 1));

    assertThat(classes).containsExactly(1, 0, 2);
  }

  @Test
  void entropiesAndDivergencesAreInNats() {
    ClassCounts counts = ClassCounts.of(4, 0, 0, 0, 1);
    ClassCounts others = ClassCounts.of(4, 0, 1, 2);

    assertThat(counts.present()).isEqualTo(2);
    assertThat(counts.share(0)).isEqualTo(0.75);
    assertThat(counts.entropy())
        .isCloseTo(-0.75 * Math.log(0.75) - 0.25 * Math.log(0.25), within(1e-12));
    assertThat(counts.divergenceFromUniform())
        .isCloseTo(0.75 * Math.log(0.75 / 0.25), within(1e-12));
    // (1 + ½)/(3 + 4·½) = 0.3 for the classes that the others have.
    assertThat(counts.divergenceFrom(others))
        .isCloseTo(0.75 * Math.log(0.75 / 0.3) + 0.25 * Math.log(0.25 / 0.3), within(1e-12));
    assertThat(ClassCounts.of(4, 3).divergenceFrom(others))
        .isCloseTo(Math.log(1 / 0.1), within(1e-12));
  }
}
