package org.gan4j.objectives.task;

import java.util.List;
import java.util.Optional;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.data.Batch;
import org.gan4j.api.data.ClassConditions;
import org.gan4j.api.data.Round;
import org.gan4j.api.data.Task;

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
  public List<String> classes() {
    return classes.names();
  }

  @Override
  public Optional<ClassConditions> classConditions() {
    return Optional.of(classes);
  }

  @Override
  public Round round(Batch batch, RandomKey key) {
    return new ConditionedRound(batch.samples(), classes.rows(batch.labels()), batch.labels());
  }
}
