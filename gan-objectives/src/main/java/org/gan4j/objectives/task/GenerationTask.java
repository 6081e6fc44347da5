package org.gan4j.objectives.task;

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

  GenerationTask(SampleShape data) {
    this.data = data;
  }

  @Override
  public SampleShape generated() {
    return data;
  }

  @Override
  public Round round(Batch batch, RandomKey key) {
    return new GenerationRound(batch.samples());
  }

  private record GenerationRound(INDArray real) implements Round {}
}
