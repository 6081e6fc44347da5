package org.gan4j.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.gan4j.checkpoint.History.Evaluated;
import org.junit.jupiter.api.Test;

class HistoryTest {
  private static Evaluated at(long step) {
    return new Evaluated(step, step, Map.of("distance", 1.0 / step, "undefined", Double.NaN));
  }

  @Test
  void keepsTheLatestEvaluationsAndThoseOfTheBestCheckpoints() {
    History history = History.start().with(at(1), false).with(at(2), true).withGood(2);
    history = history.with(at(3), true);
    for (long step = 4; step <= 5000; step++) {
      history = history.with(at(step), false);
    }

    assertThat(history.evaluations()).hasSize(1000);
    assertThat(history.best()).isEqualTo(3);
    assertThat(history.bestOfGood()).isEqualTo(2);
    assertThat(history.evaluation(2)).isPresent();
    assertThat(history.evaluation(3)).isPresent();
    assertThat(history.evaluation(4)).isEmpty();
    assertThat(history.completeFrom()).isEqualTo(4003);
    assertThat(history.evaluation(4003)).isPresent();
  }

  @Test
  void replacesAnEvaluationOfTheSameStepAndLeavesOutNumbersThatAreNone() {
    History history = History.start().with(at(7), false).with(at(7), false);

    assertThat(history.evaluations())
        .containsExactly(new Evaluated(7, 7, Map.of("distance", 1.0 / 7)));
  }
}
