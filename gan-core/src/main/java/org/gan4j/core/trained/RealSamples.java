package org.gan4j.core.trained;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gan4j.api.RandomKey;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.data.DatasetPart;
import org.gan4j.api.data.JoinedDataset;
import org.gan4j.api.evaluation.SharedComparison;
import org.gan4j.core.sampling.ChosenMetric;
import org.gan4j.core.sampling.Measured;
import org.gan4j.core.sampling.Measurement;
import org.gan4j.core.trained.Evaluation.Row;
import org.jspecify.annotations.Nullable;

/**
 * The numbers that real samples have in the place of generated ones. The null compares two sets of
 * real samples that share none, of the sizes that the generator's numbers were taken with: no
 * generator can be told from the data below it. Metrics of memorization take both sets from
 * held-out data, all others from all data.
 */
final class RealSamples {
  private static final RandomKey ORDER = RandomKey.ofSeed(0).split("null");
  private static final String SAMPLES = "samples";
  private static final String REALS = "reals";
  private static final String TRAINING = "training";

  private final Dataset training;
  private final Dataset reference;
  private final boolean heldOut;
  private final RandomKey key;
  private final Map<List<Object>, SharedComparison> comparisons = new HashMap<>();

  /**
   * Real samples.
   *
   * @param key that the generator's numbers were taken with
   */
  RealSamples(Dataset training, Dataset reference, RandomKey key) {
    this.training = training;
    this.reference = reference;
    this.heldOut = !training.fingerprint().equals(reference.fingerprint());
    this.key = key;
  }

  /** Puts the numbers of real samples beside those of a generator. */
  List<Row> beside(List<ChosenMetric> metrics, List<Measured> measured) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < measured.size(); i++) {
      rows.add(
          new Row(
              measured.get(i),
              nulls(metrics.get(i), i, measured.get(i)),
              trainingSamples(metrics.get(i), i)));
    }
    return rows;
  }

  /**
   * The null.
   *
   * @param place of the metric in its list
   * @param measured the generator's numbers
   * @return null if there is no such number: real samples cannot take the generator's place, or
   *     there are too few
   */
  private @Nullable Measured nulls(ChosenMetric metric, int place, Measured measured) {
    Map<String, Integer> sizes = measured.used().sizes();
    if (!metric.comparesSamples() || !sizes.containsKey(SAMPLES)) {
      return null;
    }
    boolean memorization = sizes.containsKey(TRAINING);
    if (memorization && !heldOut) {
      return null;
    }
    int available = reference.size() + (heldOut && !memorization ? training.size() : 0);
    int samples = sizes.getOrDefault(SAMPLES, 1);
    int reals = sizes.getOrDefault(REALS, 1);
    double share = Math.min(1, (double) available / ((double) samples + reals));
    int first = (int) (samples * share);
    int second = (int) (reals * share);
    if (first < 1 || second < 1) {
      return null;
    }
    SharedComparison comparison =
        comparisons.computeIfAbsent(
            List.of(first, second, memorization), any -> compare(first, second, memorization));
    return Measurement.of(metric, comparison, key.split(place));
  }

  private SharedComparison compare(int first, int second, boolean memorization) {
    Dataset pool = heldOut && !memorization ? JoinedDataset.of(training, reference) : reference;
    int[] order = new int[pool.size()];
    Arrays.setAll(order, i -> i);
    ORDER.shuffle(order);
    return SharedComparison.of(
        DatasetPart.of(pool, Arrays.copyOf(order, first)),
        DatasetPart.of(pool, Arrays.copyOfRange(order, first, first + second)),
        training);
  }

  /** The numbers of the training samples themselves; null as for {@link #nulls}. */
  private @Nullable Measured trainingSamples(ChosenMetric metric, int place) {
    if (!metric.comparesSamples() || !heldOut) {
      return null;
    }
    SharedComparison comparison =
        comparisons.computeIfAbsent(
            List.of(), any -> SharedComparison.of(training, reference, training));
    return Measurement.of(metric, comparison, key.split(place));
  }
}
