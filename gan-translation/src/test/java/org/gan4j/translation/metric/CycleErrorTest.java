package org.gan4j.translation.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gan4j.api.GanException;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.data.Batch;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.data.Task;
import org.gan4j.api.data.TaskContext;
import org.gan4j.api.evaluation.Comparison;
import org.gan4j.api.evaluation.FeatureSource;
import org.gan4j.api.evaluation.Metric.SampleSource;
import org.gan4j.api.evaluation.MetricContext;
import org.gan4j.translation.UnpairedTranslationConfiguration;
import org.gan4j.translation.UnpairedTranslationTaskProvider;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class CycleErrorTest {
  private static final RandomKey KEY = RandomKey.ofSeed(1);
  private static final SampleShape PICTURE = SampleShape.image(1, 2, 2);

  /** Grey pictures of A, black ones of B; 150 of each, which is no multiple of a portion. */
  private record Plain() implements Dataset {
    @Override
    public SampleShape shape() {
      return PICTURE;
    }

    @Override
    public Map<String, SampleShape> arrays() {
      return Map.of(Batch.SAMPLES, PICTURE, Batch.INPUT, PICTURE);
    }

    @Override
    public int size() {
      return 150;
    }

    @Override
    public void read(int[] indices, RandomKey augmentation, FloatBuffer destination) {
      read(indices, augmentation, Map.of(Batch.SAMPLES, destination));
    }

    @Override
    public void read(int[] indices, RandomKey augmentation, Map<String, FloatBuffer> all) {
      all.forEach(
          (name, array) -> {
            for (int i = 0; i < 4 * indices.length; i++) {
              array.put(name.equals(Batch.INPUT) ? 0 : -1);
            }
          });
    }

    @Override
    public String fingerprint() {
      return "plain";
    }

    @Override
    public void close() {}
  }

  /** Adds one number on the way there, and another one on the way back. */
  private record Shifts(float there, float back) implements SampleSource {
    @Override
    public INDArray draw(int count) {
      throw new IllegalStateException("no sample is needed");
    }

    @Override
    public INDArray generate(INDArray condition) {
      return condition.add(there);
    }

    @Override
    public Optional<INDArray> readout(String name, INDArray samples) {
      return name.equals("back") ? Optional.of(samples.add(back)) : Optional.empty();
    }
  }

  private static Map<String, Double> measure(SampleSource source) {
    return new CycleError(new CycleErrorConfiguration(500))
        .measure(Comparison.of(source, new Plain()), KEY);
  }

  /** 0.5 − 0.25 is an eighth of the range of 2; 0.5 and 0.25 are a quarter and an eighth. */
  @Test
  void isTheMeanAbsoluteDifferenceInPercentOfTheRange() {
    Map<String, Double> numbers = measure(new Shifts(0.5f, -0.25f));

    // Exact in float32.
    assertThat(numbers)
        .hasEntrySatisfying("cycleErrorA", e -> assertThat(e).isCloseTo(12.5, within(1e-9)))
        .hasEntrySatisfying("cycleErrorB", e -> assertThat(e).isCloseTo(12.5, within(1e-9)))
        .hasEntrySatisfying("changeA", e -> assertThat(e).isCloseTo(25, within(1e-9)))
        .hasEntrySatisfying("changeB", e -> assertThat(e).isCloseTo(12.5, within(1e-9)));
  }

  @Test
  void isZeroForGeneratorsThatInvertEachOther() {
    assertThat(measure(new Shifts(0.5f, -0.5f)))
        .containsEntry("cycleErrorA", 0.0)
        .containsEntry("cycleErrorB", 0.0);
  }

  @Test
  void refusesAGameOfOneDirection() {
    Task task =
        new UnpairedTranslationTaskProvider()
            .create(
                new UnpairedTranslationConfiguration(),
                TaskContext.of(new Plain().arrays(), List.of()));
    MetricContext context =
        new MetricContext.Parts(task, new Plain(), Set.of(), FeatureSource.NONE, false);
    CycleErrorProvider provider = new CycleErrorProvider();

    assertThat(provider.judgesByDefault(context)).isFalse();
    assertThatExceptionOfType(GanException.class)
        .isThrownBy(() -> provider.create(new CycleErrorConfiguration(5), context))
        .withMessageContaining("this game has one direction");
  }
}
