package org.gan4j.inpainting.completion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RunningMomentsTest {

  /** 2, 4, 4, 4, 5, 5, 7, 9 has mean 5 and standard deviation 2: a textbook's example. */
  @Test
  void agreesWithAnExampleThatIsKnown() {
    RunningMoments moments = new RunningMoments(1);
    for (float number : new float[] {2, 4, 4, 4, 5, 5, 7, 9}) {
      moments.add(new float[] {number});
    }

    assertThat(moments.count()).isEqualTo(8);
    assertThat(moments.mean()[0]).isCloseTo(5, within(1e-12));
    assertThat(moments.deviation()[0]).isCloseTo(2, within(1e-12));
  }

  /**
   * The difference of mean squares would have nothing left: 1e4² needs more than float's digits.
   */
  @Test
  void doesNotCancelFarFromZero() {
    RunningMoments moments = new RunningMoments(1);
    for (int i = 0; i < 10_000; i++) {
      moments.add(new float[] {10_000 + (i % 2) / 64f});
    }

    assertThat(moments.deviation()[0]).isCloseTo(1 / 128.0, within(1e-9));
  }

  @Test
  void knowsNothingBeforeTheFirst() {
    assertThat(new RunningMoments(2).deviation()).containsExactly(0, 0);
    assertThatIllegalArgumentException().isThrownBy(() -> new RunningMoments(2).add(new float[3]));
  }
}
