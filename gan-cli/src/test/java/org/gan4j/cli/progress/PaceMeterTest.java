package org.gan4j.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PaceMeterTest {
  private static final long MILLISECOND = 1_000_000L;

  /** In binary, sums of such times are not exact. */
  private static final double ROUNDING = 1e-9;

  private final AtomicLong nanoTime = new AtomicLong(99);

  @Test
  void countsOnlyWhatThisProcessDid() {
    PaceMeter meter = new PaceMeter(500, 1000, nanoTime::get);
    advance(meter, 501, 100);
    advance(meter, 601, 10_000);

    assertThat(meter.pace().rate()).isCloseTo(10, within(ROUNDING));
    assertThat(meter.pace().done()).isEqualTo(601);
  }

  @Test
  void knowsNoRateBeforeASecondAfterTheFirstAdvance() {
    PaceMeter meter = new PaceMeter(0, 100, nanoTime::get);
    assertThat(meter.pace().rate()).isZero();
    advance(meter, 1, 60_000);
    assertThat(meter.pace().rate()).isZero();
    advance(meter, 2, 900);
    assertThat(meter.pace().leftText()).isEmpty();
    advance(meter, 3, 900);
    assertThat(meter.pace().rate()).isPositive();
  }

  /** The first took six seconds, the next ten a second each, and the others a tenth. */
  @Test
  void leavesTheSlowBeginningOutOfTheEstimate() {
    PaceMeter meter = new PaceMeter(0, 1300, nanoTime::get);
    advance(meter, 1, 6000);
    for (int i = 2; i <= 11; i++) {
      advance(meter, i, 1000);
    }
    for (int i = 12; i <= 300; i++) {
      advance(meter, i, 100);
    }

    assertThat(meter.pace().rate()).isCloseTo(10, within(ROUNDING));
    assertThat(meter.pace().leftText()).isEqualTo("1:40 left");
  }

  private void advance(PaceMeter meter, long done, long milliseconds) {
    nanoTime.addAndGet(milliseconds * MILLISECOND);
    meter.at(done);
  }
}
