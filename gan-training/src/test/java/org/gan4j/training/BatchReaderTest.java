package org.gan4j.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import org.gan4j.api.GanException;
import org.gan4j.api.RandomKey;
import org.gan4j.api.data.Batch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class BatchReaderTest {
  private static final RandomKey KEY = RandomKey.ofSeed(3);
  private static final TrainingPlan PLAN = new TrainingPlan(8, TrainingLength.ofIterations(1));

  @Test
  void goesOnWhereItIsToldTo() {
    List<List<Float>> straight = read(0, 20);
    assertThat(read(11, 9)).isEqualTo(straight.subList(11, 20));
  }

  @Test
  void givesTheLabelsOfTheSamples() {
    try (BatchReader reader = new BatchReader(new CountingDataset(40), PLAN, KEY, 0)) {
      Batch batch = reader.next();
      for (int i = 0; i < 8; i++) {
        assertThat(batch.labels()[i]).isEqualTo(batch.samples().getInt(i, 0) % 2);
      }
    }
  }

  @Test
  void readsOnAThreadOfItsOwn() {
    CountingDataset dataset = new CountingDataset(40);
    try (BatchReader reader = new BatchReader(dataset, PLAN, KEY, 0)) {
      reader.next();
    }
    assertThat(dataset.readers).isNotEmpty().containsOnly("gan-data");
  }

  @Test
  void handsOnTheFailureBehindTheGoodBatches() {
    try (BatchReader reader = new BatchReader(new CountingDataset(40, 16), PLAN, KEY, 0)) {
      reader.next();
      reader.next();
      assertThatExceptionOfType(GanException.class)
          .isThrownBy(reader::next)
          .satisfies(failure -> assertThat(failure.where()).isEqualTo("cat.png"));
    }
  }

  private static List<List<Float>> read(int first, int count) {
    List<List<Float>> batches = new ArrayList<>();
    try (BatchReader reader = new BatchReader(new CountingDataset(50), PLAN, KEY, first)) {
      for (int i = 0; i < count; i++) {
        List<Float> numbers = new ArrayList<>();
        for (float number : reader.next().samples().ravel().toFloatVector()) {
          numbers.add(number);
        }
        batches.add(numbers);
      }
    }
    return batches;
  }
}
