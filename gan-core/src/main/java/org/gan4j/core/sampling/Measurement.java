package org.gan4j.core.sampling;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gan4j.api.RandomKey;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.evaluation.Metric.SampleSource;
import org.gan4j.api.evaluation.SharedComparison;
import org.gan4j.api.evaluation.SharedComparison.Noted;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Takes the metrics of a generator.
 *
 * <p>Stateless.
 */
@ThreadSafe
public final class Measurement {
  private static final RandomKey DIRECTIONS = RandomKey.ofSeed(0).split("metric");

  private Measurement() {}

  /**
   * Takes all metrics.
   *
   * @param training the data of the training
   * @param reference real data to compare with
   */
  public static List<Measured> of(
      List<ChosenMetric> metrics,
      Sampler sampler,
      Readouts readouts,
      Dataset training,
      Dataset reference,
      RandomKey key) {
    SharedComparison comparison = comparison(sampler, training, reference, key);
    List<Measured> all = new ArrayList<>();
    for (int i = 0; i < metrics.size(); i++) {
      RandomKey own = key.split(i);
      all.add(
          take(
              metrics.get(i),
              comparison,
              new FreshSamples(sampler, readouts, own.split("samples")),
              own));
    }
    return List.copyOf(all);
  }

  /** The generated samples that all metrics of an evaluation share, and the data. */
  public static SharedComparison comparison(
      Sampler sampler, Dataset training, Dataset reference, RandomKey key) {
    RandomKey shared = key.split("samples");
    int count = SharedComparison.portion();
    return SharedComparison.of(
        portion -> sampler.draw(portion * count, count, shared.split(portion)),
        sampler.shape(),
        reference,
        training);
  }

  /**
   * Takes a metric of samples whose generator is not there, such as real ones.
   *
   * @param key randomness of the metric: that of {@link #of} and its place
   */
  public static Measured of(ChosenMetric metric, SharedComparison comparison, RandomKey key) {
    return take(metric, comparison, null, key);
  }

  private static Measured take(
      ChosenMetric metric,
      SharedComparison comparison,
      @Nullable SampleSource generator,
      RandomKey key) {
    Noted noted = comparison.forMetric(generator);
    // Trainings with other seeds, and lists in another order, are measured along the same
    // directions.
    RandomKey own =
        metric.comparesSamples()
            ? DIRECTIONS.split(metric.component().type())
            : key.split("reference");
    Map<String, Double> values = metric.metric().measure(noted, own);
    if (generator != null && metric.comparesSamples() && comparison.isOfTraining()) {
      noted.warn(
          "the real samples are those of the training: a generator that copies them looks"
              + " perfect; hold some out with evaluation.heldOut, or name others with"
              + " evaluation.reference");
    }
    return new Measured(metric.component(), values, noted.used());
  }

  /** Gives other samples with every call. */
  private static final class FreshSamples implements SampleSource {
    private final Sampler sampler;
    private final Readouts readouts;
    private final RandomKey key;
    private int calls;

    FreshSamples(Sampler sampler, Readouts readouts, RandomKey key) {
      this.sampler = sampler;
      this.readouts = readouts;
      this.key = key;
    }

    @Override
    public INDArray draw(int count) {
      return sampler.draw(count, key.split(calls++));
    }

    @Override
    public INDArray generate(INDArray condition) {
      return sampler.generate(condition, key.split(calls++));
    }

    @Override
    public Optional<INDArray> readout(String name, INDArray samples) {
      return readouts.readout(name, samples);
    }
  }
}
