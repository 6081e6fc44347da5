package org.gan4j.core.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

@Timeout(60)
class RelayTest {
  private static INDArray portion(double number) {
    return Nd4j.valueArrayOf(new long[] {2, 3}, number, DataType.FLOAT);
  }

  @Test
  void handsOnInOrderWhatMayChangeAtOnce() {
    List<Double> seen = new ArrayList<>();
    try (BackgroundConsumer relay =
            new BackgroundConsumer(samples -> seen.add(samples.sumNumber().doubleValue()));
        INDArray reused = portion(0)) {
      for (int i = 0; i < 20; i++) {
        relay.accept(reused.assign(i));
      }
      reused.assign(-1);
      relay.await();
    }
    assertThat(seen).hasSize(20).isSorted().startsWith(0.0, 6.0).endsWith(6.0 * 19);
  }

  @Test
  void makesTheNextWhileOneIsWritten() throws InterruptedException {
    CountDownLatch nextIsMade = new CountDownLatch(1);
    List<Boolean> waited = new ArrayList<>();
    try (BackgroundConsumer relay =
        new BackgroundConsumer(
            samples -> {
              try {
                waited.add(nextIsMade.await(30, TimeUnit.SECONDS));
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            })) {
      relay.accept(portion(1));
      nextIsMade.countDown();
      relay.await();
    }
    assertThat(waited).containsExactly(true);
  }

  @Test
  void throwsWhatTheSinkThrew() {
    IllegalArgumentException failure = new IllegalArgumentException("no space left");
    try (BackgroundConsumer relay =
        new BackgroundConsumer(
            samples -> {
              throw failure;
            })) {
      relay.accept(portion(1));
      assertThatThrownBy(() -> relay.accept(portion(2))).isSameAs(failure);
      relay.accept(portion(3));
      assertThatThrownBy(relay::await).isSameAs(failure);
    }
  }

  @Test
  void waitsForThePortionInProgressWhenClosed() {
    List<String> order = new ArrayList<>();
    CountDownLatch started = new CountDownLatch(1);
    assertThatThrownBy(
            () -> {
              try (BackgroundConsumer relay =
                  new BackgroundConsumer(
                      samples -> {
                        started.countDown();
                        order.add("written");
                      })) {
                relay.accept(portion(1));
                started.await();
                throw new IllegalStateException("the network failed");
              }
            })
        .hasMessage("the network failed");
    assertThat(order).containsExactly("written");
  }
}
