package org.gan4j.objectives.task;

import static org.assertj.core.api.Assertions.assertThat;

import org.gan4j.objectives.task.ClusterCentres.Range;
import org.junit.jupiter.api.Test;

class ClusterMatchingTest {
  @Test
  void givesTheNumberOfTheOldClusterWithMostSamplesInCommon() {
    int[] before = {0, 0, 0, 1, 1, 1, 1, 2, 2};
    int[] after = {2, 2, 1, 1, 1, 1, 0, 0, 0};

    // 1 and 1 share three, 2 and 0 share two, 0 and 2 share two.
    assertThat(ClusterMatching.of(before, after, new Range(0, 3), 3)).containsExactly(2, 1, 0);
  }

  @Test
  void givesEachNumberOnceAndWhatIsLeftToOthers() {
    int[] before = {5, 5, 5, 5, 6};
    int[] after = {0, 0, 1, 2, 2};

    // 5 goes to 0; 6 goes to 2; 1 shares samples with 5 only, which is taken.
    assertThat(ClusterMatching.of(before, after, new Range(4, 8), 3)).containsExactly(5, 4, 6);
  }

  @Test
  void prefersSmallNumbersAmongEquals() {
    assertThat(
            ClusterMatching.of(new int[] {1, 0, 1, 0}, new int[] {1, 1, 0, 0}, new Range(0, 2), 2))
        .containsExactly(0, 1);
  }
}
