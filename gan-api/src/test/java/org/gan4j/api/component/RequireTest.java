package org.gan4j.api.component;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RequireTest {
  private record Inner(@Option(value = "A count", min = 1, max = 3) int count) {}

  private record Outer(
      @Option(value = "A rate", above = 0, below = 1) double rate,
      @Option(value = "Sizes", min = 1) List<Integer> sizes,
      @Option("One more") @Nullable Inner inner,
      @Option("Several") List<Inner> several,
      @Option(value = "A limit", min = 1) @Nullable Long limit,
      @Option("Any number") double free) {
    Outer(double rate) {
      this(rate, List.of(), null, List.of(), null, 0);
    }
  }

  @Test
  void acceptsNumbersOnTheirBounds() {
    assertThatNoException()
        .isThrownBy(
            () ->
                Require.withinBounds(
                    new Outer(0.5, List.of(1), new Inner(3), List.of(new Inner(1)), 1L, -1e300)));
  }

  @Test
  void acceptsWhatIsAbsent() {
    assertThatNoException().isThrownBy(() -> Require.withinBounds(new Outer(0.5)));
  }

  @Test
  void refusesEachSideOfEachBound() {
    refuses(new Outer(0), "rate must be above 0, not 0");
    refuses(new Outer(1), "rate must be below 1, not 1");
    refuses(new Inner(0), "count must be at least 1, not 0");
    refuses(new Inner(4), "count must be at most 3, not 4");
  }

  @Test
  void refusesNumbersThatAreNotFinite() {
    refuses(new Outer(Double.NaN), "rate must be above 0, not NaN");
    refuses(
        new Outer(0.5, List.of(), null, List.of(), null, Double.NEGATIVE_INFINITY),
        "free must be finite, not -Infinity");
  }

  @Test
  void looksIntoBoxesListsAndRecords() {
    refuses(
        new Outer(0.5, List.of(1, 0), null, List.of(), null, 0), "sizes must be at least 1, not 0");
    refuses(
        new Outer(0.5, List.of(), new Inner(0), List.of(), null, 0),
        "count must be at least 1, not 0");
    refuses(
        new Outer(0.5, List.of(), null, List.of(new Inner(1), new Inner(9)), null, 0),
        "count must be at most 3, not 9");
    refuses(new Outer(0.5, List.of(), null, List.of(), 0L, 0), "limit must be at least 1, not 0");
  }

  private static void refuses(Record configuration, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Require.withinBounds(configuration))
        .withMessage(message);
  }
}
