package org.gan4j.objectives.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.gan4j.api.GanException;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.data.Batch;
import org.gan4j.api.data.ClassConditions;
import org.gan4j.api.data.Round;
import org.gan4j.api.data.Task;
import org.gan4j.api.data.TaskContext;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

class ClassConditionalTaskTest {
  private static final SampleShape DATA = SampleShape.vector(2);

  private static Task task(String... classes) {
    return new ClassConditionalTaskProvider()
        .create(new ClassConditionalConfiguration(), TaskContext.of(DATA, List.of(classes)));
  }

  @Test
  void tellsBothPlayersTheClassesOfTheRealSamples() {
    Batch batch = new Batch(Nd4j.createFromArray(new float[][] {{1, 2}, {3, 4}}), new int[] {2, 0});
    Round round = task("a", "b", "c").round(batch, RandomKey.ofSeed(1));

    assertThat(round.real()).isSameAs(batch.samples());
    assertThat(round.generatorCondition())
        .isEqualTo(Nd4j.createFromArray(new float[][] {{0, 0, 1}, {1, 0, 0}}));
    assertThat(round.discriminatorCondition()).isEqualTo(round.generatorCondition());
  }

  @Test
  void canBeAskedForClasses() {
    Task task = task("a", "b");
    ClassConditions classes = task.classConditions().orElseThrow();

    assertThat(task.generatorCondition()).isEqualTo(SampleShape.vector(2));
    assertThat(classes.names()).containsExactly("a", "b");
    assertThat(classes.of(RandomKey.ofSeed(1), 1))
        .isEqualTo(Nd4j.createFromArray(new float[][] {{0, 1}}));
  }

  @Test
  void needsLabels() {
    assertThatExceptionOfType(GanException.class)
        .isThrownBy(ClassConditionalTaskTest::task)
        .satisfies(failure -> assertThat(failure.kind()).isEqualTo(GanException.Kind.USAGE))
        .withMessageContaining("task.type");
  }
}
