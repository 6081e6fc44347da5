package org.gan4j.objectives.task;

import java.util.List;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.data.Batch;
import org.gan4j.api.data.Round;
import org.gan4j.api.data.Task;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The game without conditions: the generator makes whole samples, and the discriminator compares
 * them with the data.
 */
final class GenerationTask implements Task {
  private final SampleShape data;
  private final List<String> classes;

  /**
   * A task.
   *
   * @param classes of the data; no condition, but games may classify
   */
  GenerationTask(SampleShape data, List<String> classes) {
    this.data = data;
    this.classes = List.copyOf(classes);
  }

  @Override
  public List<String> classes() {
    return classes;
  }

  @Override
  public SampleShape generated() {
    return data;
  }

  @Override
  public Round round(Batch batch, RandomKey key) {
    return new GenerationRound(batch.samples(), classes.isEmpty() ? new int[0] : batch.labels());
  }

  @SuppressWarnings("ArrayRecordComponent") // the batch's own, never compared
  private record GenerationRound(INDArray real, int[] labels) implements Round {}
}
