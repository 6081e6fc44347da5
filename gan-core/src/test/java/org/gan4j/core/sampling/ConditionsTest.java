package org.gan4j.core.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gan4j.api.RandomKey;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.data.Round;
import org.gan4j.core.assembly.PreparedTraining;
import org.gan4j.core.sampling.Conditions.ConditionBatch;
import org.gan4j.core.testing.SmallSuperResolution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Conditions of samples that are compared with real ones. */
class ConditionsTest {
  private static final RandomKey KEY = RandomKey.ofSeed(2);

  @TempDir Path folder;

  private static List<List<Float>> rows(INDArray condition) {
    List<List<Float>> rows = new ArrayList<>();
    for (float[] row : condition.reshape('c', condition.size(0), -1).toFloatMatrix()) {
      List<Float> numbers = new ArrayList<>();
      for (float number : row) {
        numbers.add(number);
      }
      rows.add(numbers);
    }
    return rows;
  }

  private static List<List<Float>> drawn(Conditions conditions, int first, int count) {
    try (ConditionBatch batch =
        Objects.requireNonNull(conditions.draw(first, count, KEY.split(first)))) {
      return rows(Objects.requireNonNull(batch.condition()));
    }
  }

  @Test
  void areMadeOfEachHeldOutSampleInTurn() {
    try (PreparedTraining training = SmallSuperResolution.with(folder, "evaluation.heldOut=0.2")) {
      Dataset reference = training.compared().reference();
      assertThat(reference.size()).isEqualTo(12);
      int[] all = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};
      List<List<Float>> expected;
      try (Round round = training.task().round(DatasetBatch.read(reference, all, KEY), KEY)) {
        expected = rows(Objects.requireNonNull(round.generatorCondition()));
      }
      Conditions compared = Conditions.compared(training.task(), training.dataset(), reference);

      List<List<Float>> portions = new ArrayList<>(drawn(compared, 0, 5));
      portions.addAll(drawn(compared, 5, 7));
      assertThat(portions).containsExactlyInAnyOrderElementsOf(expected);
      assertThat(drawn(compared, 12, 5)).isEqualTo(portions.subList(0, 5));
    }
  }
}
