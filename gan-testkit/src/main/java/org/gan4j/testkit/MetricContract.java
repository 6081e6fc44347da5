package org.gan4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.FloatBuffer;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.gan4j.api.RandomKey;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.data.Task;
import org.gan4j.api.evaluation.Comparison;
import org.gan4j.api.evaluation.FeatureSource;
import org.gan4j.api.evaluation.Metric;
import org.gan4j.api.evaluation.Metric.SampleSource;
import org.gan4j.api.evaluation.MetricContext;
import org.gan4j.api.evaluation.MetricProvider;
import org.gan4j.api.evaluation.SharedComparison;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

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

  /** The data of the training: {@link #reference} unless overridden; every test closes it. */
  protected Dataset training() {
    return reference();
  }

  /** The features that samples are compared in: none unless overridden. */
  protected FeatureSource features() {
    return FeatureSource.NONE;
  }

  private Metric metric(Dataset training) {
    return provider()
        .create(
            configuration(),
            new MetricContext.Parts(
                task(training), training, Set.of(), features(), /* heldOut= */ true));
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
  private static IntFunction<INDArray> noise(Dataset reference) {
    return portion -> {
      INDArray noise = array(reference, SharedComparison.portion());
      KEY.split(portion).fillUniform(noise, -1, 1);
      return noise;
    };
  }

  /** A perfect generator: it returns the data. */
  private static IntFunction<INDArray> real(Dataset reference) {
    return portion -> {
      int[] indices = new int[SharedComparison.portion()];
      for (int i = 0; i < indices.length; i++) {
        indices[i] = (portion * indices.length + i) % reference.size();
      }
      float[] samples = new float[indices.length * reference.shape().length()];
      reference.read(indices, KEY, FloatBuffer.wrap(samples));
      return Nd4j.createFromArray(samples).reshape(reference.shape().batch(indices.length));
    };
  }

  private static Comparison compare(
      IntFunction<INDArray> portions, Dataset reference, Dataset training) {
    AtomicInteger calls = new AtomicInteger();
    SampleSource source =
        count -> {
          int portion = calls.getAndIncrement();
          return Nd4j.concat(
                  0,
                  IntStream.rangeClosed(0, count / SharedComparison.portion())
                      .mapToObj(i -> portions.apply(portion + i))
                      .toArray(INDArray[]::new))
              .get(NDArrayIndex.interval(0, count));
        };
    return SharedComparison.of(portions, reference.shape(), reference, training).forMetric(source);
  }

  private static Map<String, Double> measure(
      Metric metric, IntFunction<INDArray> portions, Dataset reference, Dataset training) {
    return metric.measure(compare(portions, reference, training), KEY);
  }

  @Test
  void measuresTheSameForTheSameSamples() {
    try (Dataset reference = reference();
        Dataset training = training()) {
      Map<String, Double> once = measure(metric(training), noise(reference), reference, training);
      Map<String, Double> again = measure(metric(training), noise(reference), reference, training);

      assertThat(again).isEqualTo(once);
      assertThat(again.keySet()).containsExactlyElementsOf(once.keySet());
      assertThat(once.values()).allSatisfy(value -> assertThat(value).isFinite());
    }
  }

  @Test
  void choosesByANumberThatItMeasures() {
    try (Dataset reference = reference();
        Dataset training = training()) {
      Metric metric = metric(training);

      assertThat(measure(metric, noise(reference), reference, training))
          .containsKey(metric.objective().name());
    }
  }

  @Test
  void prefersTheDataToNoise() {
    try (Dataset reference = reference();
        Dataset training = training()) {
      Metric metric = metric(training);
      String name = metric.objective().name();
      double ofNoise = number(measure(metric, noise(reference), reference, training), name);
      double ofData = number(measure(metric, real(reference), reference, training), name);

      if (metric.objective().higherIsBetter()) {
        assertThat(ofData).isGreaterThan(ofNoise);
      } else {
        assertThat(ofData).isLessThan(ofNoise);
      }
    }
  }

  @Test
  void measuresRealSamplesInsteadIfItComparesSamples() {
    try (Dataset reference = reference();
        Dataset training = training()) {
      Metric metric = metric(training);
      Comparison withoutGenerator =
          SharedComparison.of(reference, reference, training).forMetric(null);

      if (provider().comparesSamples()) {
        assertThat(metric.measure(withoutGenerator, KEY))
            .containsOnlyKeys(measure(metric, real(reference), reference, training).keySet());
      }
    }
  }

  private static double number(Map<String, Double> measured, String name) {
    return Objects.requireNonNull(measured.get(name), name);
  }
}
