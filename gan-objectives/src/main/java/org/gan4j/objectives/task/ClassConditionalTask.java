package org.gan4j.objectives.task;

import java.util.Optional;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.data.Batch;
import org.gan4j.api.data.ClassConditions;
import org.gan4j.api.data.Round;
import org.gan4j.api.data.Task;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Both players receive the class of each real sample as a one-hot condition; the generator makes
 * samples of these classes. Mirza and Osindero, "Conditional generative adversarial nets", 2014.
 */
final class ClassConditionalTask implements Task {
  private final SampleShape data;
  private final OneHotClasses classes;

  ClassConditionalTask(SampleShape data, OneHotClasses classes) {
    this.data = data;
    this.classes = classes;
  }

  @Override
  public SampleShape generated() {
    return data;
  }

  @Override
  public SampleShape generatorCondition() {
    return classes.shape();
  }

  @Override
  public SampleShape discriminatorCondition() {
    return classes.shape();
  }

  @Override
  public Optional<ClassConditions> classConditions() {
    return Optional.of(classes);
  }

  @Override
  public Round round(Batch batch, RandomKey key) {
    return new LabelledRound(batch.samples(), classes.of(batch.labels()));
  }

  private record LabelledRound(INDArray real, INDArray classes) implements Round {
    @Override
    public INDArray generatorCondition() {
      return classes;
    }

    @Override
    public INDArray discriminatorCondition() {
      return classes;
    }

    @Override
    public void close() {
      classes.close();
    }
  }
}
