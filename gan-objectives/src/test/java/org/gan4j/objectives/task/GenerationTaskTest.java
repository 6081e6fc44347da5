package org.gan4j.objectives.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.data.Batch;
import org.gan4j.api.data.Round;
import org.gan4j.api.data.Task;
import org.gan4j.api.data.TaskContext;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class GenerationTaskTest {
  private final Task task =
      new GenerationTaskProvider()
          .create(new GenerationConfiguration(), TaskContext.of(SampleShape.vector(2), List.of()));

  @Test
  void makesAndJudgesSamplesAsTheyAre() {
    INDArray samples = Nd4j.createFromArray(new float[][] {{1, 2}, {3, 4}});

    Round round = task.round(new Batch(samples, new int[0]), RandomKey.ofSeed(1));

    assertThat(task.generated()).isEqualTo(SampleShape.vector(2));
    assertThat(task.discriminated()).isEqualTo(SampleShape.vector(2));
    assertThat(round.real()).isSameAs(samples);
    assertThat(round.compose(samples)).isSameAs(samples);
    assertThat(round.reconstruction(samples)).isEmpty();
  }

  @Test
  void hasNoConditions() {
    assertThat(task.generatorCondition()).isNull();
    assertThat(task.discriminatorCondition()).isNull();
  }

  @Test
  void passesOnTheClassesOfRealSamples() {
    Task labelled =
        new GenerationTaskProvider()
            .create(
                new GenerationConfiguration(),
                TaskContext.of(SampleShape.vector(2), List.of("apple", "pear")));
    INDArray samples = Nd4j.createFromArray(new float[][] {{1, 2}, {3, 4}});

    assertThat(labelled.classes()).containsExactly("apple", "pear");
    assertThat(labelled.round(new Batch(samples, new int[] {1, 0}), RandomKey.ofSeed(1)).labels())
        .containsExactly(1, 0);
    assertThat(task.round(new Batch(samples, new int[] {0, 0}), RandomKey.ofSeed(1)).labels())
        .isEmpty();
  }
}
