package org.gan4j.benchmarks.rounds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.gan4j.benchmarks.rounds.RoundModel.Round;
import org.junit.jupiter.api.Test;

class RoundModelTest {
  private static final double STATE = 11e6;

  private static Round round(int workers, int executors, int iterations) {
    double bytes = STATE * (workers + executors);
    double serial = iterations * Math.ceil((double) workers / executors);
    return new Round(workers, executors, iterations, 0.05 + 0.06 * serial + 3e-9 * bytes, bytes);
  }

  /** Exact rounds: what remains is rounding. */
  @Test
  void findsTheModelThatMadeTheRounds() {
    List<Round> rounds =
        Stream.of(10, 50)
            .flatMap(k -> Stream.of(round(1, 1, k), round(2, 1, k), round(2, 2, k), round(4, 2, k)))
            .toList();

    RoundModel model = RoundModel.fit(rounds);

    assertThat(model.overhead()).isCloseTo(0.05, within(1e-6));
    assertThat(model.iterationSeconds()).isCloseTo(0.06, within(1e-8));
    assertThat(model.byteSeconds()).isCloseTo(3e-9, within(1e-14));
    assertThat(model.largestError(rounds)).isLessThan(1e-6);
    assertThat(model.seconds(16, 50, STATE)).isCloseTo(0.05 + 3 + 3e-9 * 32 * STATE, within(1e-5));
  }

  @Test
  void needsRoundsThatDiffer() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RoundModel.fit(List.of(round(2, 2, 50), round(2, 2, 50))))
        .withMessageContaining("different workers and iterations");
  }
}
