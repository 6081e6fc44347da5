package org.gan4j.core.sampling;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gan4j.api.RandomKey;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.evaluation.Comparison;
import org.gan4j.api.evaluation.Metric;
import org.gan4j.api.evaluation.Metric.SampleSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Takes the metrics of a generator.
 *
 * <p>Stateless.
 */
@ThreadSafe
public final class Measurement {
  private Measurement() {}

  /** Takes all metrics, each with samples of its own. */
  public static Map<String, Double> of(
      List<Metric> metrics, Sampler sampler, Readouts readouts, Dataset reference, RandomKey key) {
    Map<String, Double> values = new LinkedHashMap<>();
    for (int i = 0; i < metrics.size(); i++) {
      RandomKey own = key.split(i);
      SampleSource samples = new FreshSamples(sampler, readouts, own.split("samples"));
      values.putAll(
          metrics.get(i).measure(Comparison.of(samples, reference), own.split("reference")));
    }
    return values;
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
