package org.gan4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.FloatBuffer;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.gan4j.api.RandomKey;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.data.Task;
import org.gan4j.api.evaluation.Metric;
import org.gan4j.api.evaluation.Metric.SampleSource;
import org.gan4j.api.evaluation.MetricContext;
import org.gan4j.api.evaluation.MetricProvider;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The contract of every metric: the same samples give the same numbers, and real samples are better
 * than noise.
 *
 * @param <C> its configuration
 */
public abstract class MetricContract<C extends Record> extends ComponentContract<C> {
  private static final RandomKey KEY = RandomKey.ofSeed(9);

  /** For subclasses. */
  protected MetricContract() {}

  @Override
  protected abstract MetricProvider<C> provider();

  /** Data that the metric can compare with; opened anew for each test, which closes it. */
  protected abstract Dataset reference();

  private Metric metric(Dataset reference) {
    return provider().create(configuration(), MetricContext.of(task(reference), reference));
  }

  /**
   * The game whose samples are measured; overridden for a metric that needs another one.
   *
   * @return generation of such samples as the data holds, unless overridden
   */
  protected Task task(Dataset reference) {
    return new UnconditionalTask(reference.shape());
  }

  private static INDArray array(Dataset reference, int count) {
    return Nd4j.create(DataType.FLOAT, reference.shape().batch(count));
  }

  /** A generator that has learned nothing. */
  private static SampleSource noise(Dataset reference) {
    AtomicInteger draws = new AtomicInteger();
    return count -> {
      INDArray noise = array(reference, count);
      KEY.split(draws.getAndIncrement()).fillUniform(noise, -1, 1);
      return noise;
    };
  }

  /** A perfect generator: it returns the data. */
  private static SampleSource real(Dataset reference) {
    AtomicInteger next = new AtomicInteger();
    return count -> {
      int[] indices = new int[count];
      for (int i = 0; i < count; i++) {
        indices[i] = next.getAndIncrement() % reference.size();
      }
      float[] samples = new float[count * reference.shape().length()];
      reference.read(indices, KEY, FloatBuffer.wrap(samples));
      return Nd4j.createFromArray(samples).reshape(reference.shape().batch(count));
    };
  }

  @Test
  void measuresTheSameForTheSameSamples() {
    try (Dataset reference = reference()) {
      Map<String, Double> once = metric(reference).measure(noise(reference), reference, KEY);
      Map<String, Double> again = metric(reference).measure(noise(reference), reference, KEY);

      assertThat(again).isEqualTo(once);
      assertThat(again.keySet()).containsExactlyElementsOf(once.keySet());
      assertThat(once.values()).allSatisfy(value -> assertThat(value).isFinite());
    }
  }

  @Test
  void choosesByANumberThatItMeasures() {
    try (Dataset reference = reference()) {
      Metric metric = metric(reference);

      assertThat(metric.measure(noise(reference), reference, KEY))
          .containsKey(metric.objective().name());
    }
  }

  @Test
  void prefersTheDataToNoise() {
    try (Dataset reference = reference()) {
      Metric metric = metric(reference);
      String name = metric.objective().name();
      double ofNoise = number(metric.measure(noise(reference), reference, KEY), name);
      double ofData = number(metric.measure(real(reference), reference, KEY), name);

      if (metric.objective().higherIsBetter()) {
        assertThat(ofData).isGreaterThan(ofNoise);
      } else {
        assertThat(ofData).isLessThan(ofNoise);
      }
    }
  }

  private static double number(Map<String, Double> measured, String name) {
    return Objects.requireNonNull(measured.get(name), name);
  }
}
