package org.gan4j.evaluation.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gan4j.api.GanException;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.data.Batch;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.data.Round;
import org.gan4j.api.data.Task;
import org.gan4j.api.evaluation.Comparison;
import org.gan4j.api.evaluation.FeatureNetwork;
import org.gan4j.api.evaluation.FeatureSource;
import org.gan4j.api.evaluation.Metric;
import org.gan4j.api.evaluation.Metric.SampleSource;
import org.gan4j.api.evaluation.MetricContext;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class TranslationDistanceTest {
  private static final RandomKey KEY = RandomKey.ofSeed(1);
  private static final SampleShape PICTURE = SampleShape.image(1, 1, 2);

  /**
   * Pictures of two normal pixels; those of the other domain are lighter by a shift. 300 of them,
   * which is no multiple of a portion.
   */
  private record Domains(float shift, SampleShape input) implements Dataset {
    @Override
    public SampleShape shape() {
      return PICTURE;
    }

    @Override
    public Map<String, SampleShape> arrays() {
      return Map.of(Batch.SAMPLES, PICTURE, Batch.INPUT, input);
    }

    @Override
    public int size() {
      return 300;
    }

    @Override
    public void read(int[] indices, RandomKey augmentation, FloatBuffer destination) {
      read(indices, augmentation, Map.of(Batch.SAMPLES, destination));
    }

    @Override
    public void read(int[] indices, RandomKey augmentation, Map<String, FloatBuffer> all) {
      for (int index : indices) {
        var random = KEY.split(index).generator();
        float first = (float) random.nextGaussian();
        float second = (float) random.nextGaussian();
        all.forEach(
            (name, array) -> {
              float more = name.equals(Batch.INPUT) ? shift : 0;
              array.put(first + more).put(second + more);
            });
      }
    }

    @Override
    public String fingerprint() {
      return "domains";
    }

    @Override
    public void close() {}
  }

  /** Makes pictures darker, and, if it can, lighter again. */
  private record Darker(float by, boolean hasBack) implements SampleSource {
    @Override
    public INDArray draw(int count) {
      throw new IllegalStateException("no sample is needed");
    }

    @Override
    public INDArray generate(INDArray condition) {
      return condition.sub(by);
    }

    @Override
    public Optional<INDArray> readout(String name, INDArray samples) {
      return hasBack && name.equals("back") ? Optional.of(samples.add(by)) : Optional.empty();
    }
  }

  /** The pixels are the features. */
  private static final class Pixels implements FeatureNetwork {
    @Override
    public String identity() {
      return "pixels";
    }

    @Override
    public int size() {
      return 2;
    }

    @Override
    public Output apply(INDArray samples) {
      return new Output(samples.dup('c').reshape(samples.size(0), 2), null);
    }

    @Override
    public void close() {}
  }

  /** Only its shape matters here. */
  private record Translation() implements Task {
    @Override
    public SampleShape generated() {
      return PICTURE;
    }

    @Override
    public Round round(Batch batch, RandomKey key) {
      return batch::samples;
    }
  }

  private static MetricContext context(Dataset data) {
    FeatureSource pixels = chosen -> Pixels::new;
    return new MetricContext.Parts(new Translation(), data, Set.of("back"), pixels, false);
  }

  private static Map<String, Double> measure(SampleSource source, int samples) {
    Dataset data = new Domains(2, PICTURE);
    Metric metric =
        new TranslationDistanceProvider()
            .create(new TranslationDistanceConfiguration(samples, null), context(data));
    return metric.measure(Comparison.of(source, data), KEY);
  }

  /** Equal covariances cancel, and the means differ by 2 in both features: 2² + 2². */
  @Test
  void isTheDistanceOfTheMeansBeforeTheTranslation() {
    Map<String, Double> numbers = measure(new Darker(2, true), 1000);

    // Sums of float32 numbers in double precision, and roots of a matrix of 2×2.
    assertThat(numbers.get("inputFrechetDistance")).isCloseTo(8, within(1e-3));
    assertThat(numbers.get("outputFrechetDistance")).isCloseTo(0, within(1e-5));
    assertThat(numbers.get("backFrechetDistance")).isCloseTo(0, within(1e-5));
  }

  /** The estimate is unbiased, so that it may be negative for equal distributions. */
  @Test
  void fallsWithTheTranslation() {
    Map<String, Double> numbers = measure(new Darker(2, true), 1000);

    assertThat(numbers.get("inputKernelDistance")).isGreaterThan(1);
    assertThat(numbers.get("outputKernelDistance")).isLessThan(0.1);
    assertThat(numbers.get("backKernelDistance")).isLessThan(0.1);
  }

  @Test
  void saysWhenATranslationChangesNothing() {
    Map<String, Double> numbers = measure(new Darker(0, true), 1000);

    assertThat(numbers.get("outputFrechetDistance")).isEqualTo(numbers.get("inputFrechetDistance"));
  }

  @Test
  void measuresOneDirectionWithoutAReadout() {
    assertThat(measure(new Darker(2, false), 1000))
        .containsOnlyKeys(
            "inputKernelDistance",
            "inputFrechetDistance",
            "outputKernelDistance",
            "outputFrechetDistance");
  }

  /** A covariance of two features needs more than two pictures. */
  @Test
  void leavesOutFrechetDistancesOfFewPictures() {
    assertThat(measure(new Darker(2, false), 2))
        .containsOnlyKeys("inputKernelDistance", "outputKernelDistance");
  }

  @Test
  void refusesInputsOfAnotherShape() {
    Dataset data = new Domains(2, SampleShape.image(3, 1, 2));
    assertThatExceptionOfType(GanException.class)
        .isThrownBy(
            () ->
                new TranslationDistanceProvider()
                    .create(new TranslationDistanceConfiguration(10, null), context(data)))
        .withMessageContaining("no common features");
  }
}
