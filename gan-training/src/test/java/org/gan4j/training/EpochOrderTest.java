package org.gan4j.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.gan4j.api.RandomKey;
import org.junit.jupiter.api.Test;

class EpochOrderTest {
  private static final RandomKey KEY = RandomKey.ofSeed(7);

  @Test
  void readsEverySampleOnceAnEpochWhenBatchesFit() {
    assertThat(epoch(new EpochOrder(KEY, 12, 4), 0, 3))
        .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 12).boxed().toList());
  }

  @Test
  void leavesOutWhatDoesNotFillABatchButNotTheSameInEveryEpoch() {
    EpochOrder order = new EpochOrder(KEY, 10, 4);
    List<Integer> first = epoch(order, 0, 2);
    List<Integer> second = epoch(order, 2, 2);
    assertThat(first).doesNotHaveDuplicates().hasSize(8);
    assertThat(second).doesNotHaveDuplicates().hasSize(8).isNotEqualTo(first);
  }

  @Test
  void givesABatchWithoutTheOnesBefore() {
    List<Integer> straight = epoch(new EpochOrder(KEY, 50, 8), 0, 30);
    List<Integer> resumed = epoch(new EpochOrder(KEY, 50, 8), 17, 13);
    assertThat(straight.subList(17 * 8, 30 * 8)).isEqualTo(resumed);
  }

  @Test
  void dependsOnTheKey() {
    assertThat(epoch(new EpochOrder(KEY, 50, 8), 0, 6))
        .isNotEqualTo(epoch(new EpochOrder(RandomKey.ofSeed(8), 50, 8), 0, 6));
  }

  @Test
  void refusesABatchLargerThanTheDataset() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new EpochOrder(KEY, 3, 4))
        .withMessageContaining("batch of 4")
        .withMessageContaining("3 samples");
  }

  private static List<Integer> epoch(EpochOrder order, int first, int batches) {
    List<Integer> read = new ArrayList<>();
    int[] indices = new int[order.batchSize()];
    for (int batch = first; batch < first + batches; batch++) {
      order.read(batch, indices);
      IntStream.of(indices).forEach(read::add);
    }
    return read;
  }
}
