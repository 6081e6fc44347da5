package org.gan4j.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.gan4j.api.RandomKey;
import org.junit.jupiter.api.Test;

class ClassBalancedOrderTest {
  private static final RandomKey KEY = RandomKey.ofSeed(7);

  /** 1 sample of class 0, none of class 1, 3 of class 2, 20 of class 3. */
  private static final int[] LABELS =
      IntStream.range(0, 24).map(i -> i == 5 ? 0 : i % 8 == 1 ? 2 : 3).toArray();

  private static ClassBalancedOrder order(int batchSize) {
    return new ClassBalancedOrder(KEY, LABELS, batchSize);
  }

  private static List<Integer> read(SampleOrder order, int first, int batches) {
    List<Integer> read = new ArrayList<>();
    int[] indices = new int[order.batchSize()];
    for (int batch = first; batch < first + batches; batch++) {
      order.read(batch, indices);
      IntStream.of(indices).forEach(read::add);
    }
    return read;
  }

  private static long count(List<Integer> indices, int label) {
    return indices.stream().filter(index -> LABELS[index] == label).count();
  }

  @Test
  void drawsEveryClassEquallyOften() {
    List<Integer> all = read(order(12), 0, 50);
    for (int label : new int[] {0, 2, 3}) {
      assertThat(count(all, label)).isEqualTo(200);
    }
    // Batches that cut a round of the classes at both ends.
    for (int batch = 0; batch < 50; batch++) {
      List<Integer> indices = read(order(8), batch, 1);
      for (int label : new int[] {0, 2, 3}) {
        assertThat(count(indices, label)).isBetween(2L, 4L);
      }
    }
  }

  @Test
  void drawsEverySampleOfAClassBeforeItRepeatsOne() {
    List<Integer> large = read(order(12), 0, 10).stream().filter(i -> LABELS[i] == 3).toList();
    assertThat(large).hasSize(40);
    assertThat(large.subList(0, 20)).doesNotHaveDuplicates();
    assertThat(large.subList(20, 40)).doesNotHaveDuplicates().isNotEqualTo(large.subList(0, 20));
  }

  @Test
  void givesABatchWithoutTheOnesBefore() {
    List<Integer> straight = read(order(8), 0, 60);
    assertThat(read(order(8), 37, 23)).isEqualTo(straight.subList(37 * 8, 60 * 8));
    ClassBalancedOrder back = order(8);
    read(back, 50, 3);
    assertThat(read(back, 2, 5)).isEqualTo(straight.subList(2 * 8, 7 * 8));
  }

  @Test
  void dependsOnTheKey() {
    assertThat(read(order(8), 0, 6))
        .isNotEqualTo(read(new ClassBalancedOrder(RandomKey.ofSeed(8), LABELS, 8), 0, 6));
  }

  @Test
  void isTheOrderOfAPlanThatBalancesClasses() {
    TrainingPlan plan = new TrainingPlan(4, TrainingLength.ofIterations(1), true);
    assertThat(SampleOrder.of(new CountingDataset(9), plan, KEY))
        .isInstanceOf(ClassBalancedOrder.class);
    assertThat(
            SampleOrder.of(
                new CountingDataset(9), new TrainingPlan(4, TrainingLength.ofIterations(1)), KEY))
        .isInstanceOf(EpochOrder.class);
  }
}
