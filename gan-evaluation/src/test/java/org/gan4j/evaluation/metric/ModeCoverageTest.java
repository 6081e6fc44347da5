package org.gan4j.evaluation.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gan4j.api.GanException;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.data.GaussianMixture;
import org.gan4j.api.data.Task;
import org.gan4j.api.data.TaskContext;
import org.gan4j.api.evaluation.Comparison;
import org.gan4j.api.evaluation.Metric;
import org.gan4j.api.evaluation.MetricContext;
import org.gan4j.objectives.task.GenerationConfiguration;
import org.gan4j.objectives.task.GenerationTaskProvider;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ModeCoverageTest {
  private static final SampleShape PLANE = SampleShape.vector(2);

  /** Two modes with σ = 0.1. */
  private static final GaussianMixture MIXTURE =
      new GaussianMixture(List.of(List.of(0.0, 0.0), List.of(10.0, 0.0)), 0.1);

  private record Data(Optional<GaussianMixture> trueDensity) implements Dataset {
    @Override
    public SampleShape shape() {
      return PLANE;
    }

    @Override
    public int size() {
      return 1;
    }

    @Override
    public void read(int[] indices, RandomKey augmentation, FloatBuffer destination) {
      throw new UnsupportedOperationException();
    }

    @Override
    public String fingerprint() {
      return "";
    }

    @Override
    public void close() {}
  }

  private static Map<String, Double> measure(float[][] samples) {
    Dataset data = new Data(Optional.of(MIXTURE));
    Metric metric =
        new ModeCoverageProvider()
            .create(
                new ModeCoverageConfiguration(samples.length), MetricContext.of(task(PLANE), data));
    INDArray drawn = Nd4j.createFromArray(samples);
    return metric.measure(
        Comparison.of(
            count -> {
              assertThat(count).isEqualTo(samples.length);
              return drawn;
            },
            data),
        RandomKey.ofSeed(1));
  }

  @Test
  void countsModesAndTheShareOfSamplesNearThem() {
    Map<String, Double> measured =
        measure(new float[][] {{0, 0.29f}, {0.2f, -0.2f}, {0, 0.31f}, {10.1f, 0}});

    assertThat(measured)
        .containsExactly(
            Map.entry("modesCovered", 2.0),
            Map.entry("modes", 2.0),
            Map.entry("shareWithin3Sigma", 0.75),
            Map.entry("score", 0.75));
  }

  @Test
  void scoresCollapseLow() {
    assertThat(measure(new float[][] {{0, 0}, {0, 0}}))
        .containsEntry("shareWithin3Sigma", 1.0)
        .containsEntry("score", 0.5);
  }

  @Test
  void countsSamplesThatAreNotNumbersAsFarAway() {
    assertThat(measure(new float[][] {{Float.NaN, 0}, {Float.POSITIVE_INFINITY, 0}}))
        .containsEntry("modesCovered", 0.0)
        .containsEntry("score", 0.0);
  }

  @Test
  void choosesTheBestCheckpointByScore() {
    Metric metric =
        new ModeCoverageProvider()
            .create(
                new ModeCoverageConfiguration(1),
                MetricContext.of(task(PLANE), new Data(Optional.of(MIXTURE))));

    assertThat(metric.objective()).isEqualTo(new Metric.Objective("score", true));
  }

  @Test
  void refusesDataWithoutKnownModes() {
    assertThatExceptionOfType(GanException.class)
        .isThrownBy(
            () ->
                new ModeCoverageProvider()
                    .create(
                        new ModeCoverageConfiguration(1),
                        MetricContext.of(task(PLANE), new Data(Optional.empty()))))
        .satisfies(e -> assertThat(e.kind()).isEqualTo(GanException.Kind.USAGE))
        .withMessageContaining("ring or grid");
  }

  @Test
  void refusesSamplesOfAnotherShapeThanTheData() {
    assertThatExceptionOfType(GanException.class)
        .isThrownBy(
            () ->
                new ModeCoverageProvider()
                    .create(
                        new ModeCoverageConfiguration(1),
                        MetricContext.of(
                            task(SampleShape.vector(3)), new Data(Optional.of(MIXTURE)))))
        .withMessageContaining("not 3 with 2");
  }

  private static Task task(SampleShape shape) {
    return new GenerationTaskProvider()
        .create(new GenerationConfiguration(), TaskContext.of(shape, List.of()));
  }
}
