package org.gan4j.evaluation.metric;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.gan4j.api.GanException;
import org.gan4j.api.RandomKey;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.evaluation.Comparison;
import org.gan4j.api.evaluation.Vectors;
import org.gan4j.evaluation.statistics.Clusters;
import org.gan4j.evaluation.statistics.DataCopying;
import org.gan4j.evaluation.statistics.NearestNeighbours;
import org.gan4j.evaluation.statistics.PrincipalComponents;

/**
 * Whether samples are nearer to training samples than held-out ones are: C_T in cells of the
 * feature space ({@link DataCopying}), and the share of samples that are nearer to a training
 * sample than 99 % of the held-out ones.
 */
final class MemorizationStatistic implements FeatureStatistic {
  private static final String TYPE = "memorization";

  /** Fewer have no first percentile. */
  private static final int PERCENTS = 100;

  private final MemorizationConfiguration configuration;
  private final Dataset training;

  MemorizationStatistic(MemorizationConfiguration configuration, Dataset training) {
    this.configuration = configuration;
    this.training = training;
  }

  @Override
  public Map<String, Double> of(ComparedFeatures compared, RandomKey key) {
    Comparison comparison = compared.comparison();
    if (comparison.reference().fingerprint().equals(training.fingerprint())) {
      throw GanException.usage(
          "memorization compares with held-out data, and the real samples are the training data",
          TYPE,
          "hold out a part of the data, give other real samples, or remove the metric");
    }
    Vectors samples = compared.samples();
    Vectors heldOut = compared.reals();
    Sizes.require(TYPE, "real", heldOut.count(), PERCENTS, compared.count());
    Vectors trained =
        comparison
            .training(Math.min(configuration.training(), training.size()))
            .features(compared.network());
    return numbers(comparison, samples, heldOut, trained, key);
  }

  private Map<String, Double> numbers(
      Comparison comparison, Vectors samples, Vectors heldOut, Vectors trained, RandomKey key) {
    double[] ofSamples = NearestNeighbours.distances(samples, trained);
    double[] ofHeldOut = NearestNeighbours.distances(heldOut, trained);
    PrincipalComponents components = PrincipalComponents.of(trained, configuration.components());
    Clusters cells =
        Clusters.of(
            components.project(trained), Math.min(configuration.cells(), trained.count()), key);
    DataCopying copying =
        DataCopying.test(
                new DataCopying.Side(ofSamples, cells.assign(components.project(samples))),
                new DataCopying.Side(ofHeldOut, cells.assign(components.project(heldOut))),
                cells.count())
            .orElseThrow(MemorizationStatistic::sparse);
    Map<String, Double> numbers = new LinkedHashMap<>();
    numbers.put("dataCopying", copying.statistic());
    numbers.put("dataCopyingStrength", Math.abs(copying.statistic()));
    numbers.put("dataCopyingLowest", copying.lowest());
    numbers.put("dataCopyingCells", (double) copying.cells().size());
    numbers.put("memorizedShare", memorizedShare(comparison, ofSamples, ofHeldOut));
    return numbers;
  }

  private static double memorizedShare(
      Comparison comparison, double[] ofSamples, double[] ofHeldOut) {
    double[] sorted = ofHeldOut.clone();
    Arrays.sort(sorted);
    double percentile = sorted[sorted.length / PERCENTS - 1];
    if (percentile == 0) {
      comparison.warn(
          "memorization: 1 % of the real samples are themselves copies of training samples:"
              + " memorizedShare cannot find copies");
    }
    return (double) Arrays.stream(ofSamples).filter(distance -> distance < percentile).count()
        / ofSamples.length;
  }

  private static GanException sparse() {
    return GanException.usage(
        String.format(
            Locale.ROOT,
            "no cell of the feature space has %d samples of both sides",
            DataCopying.LEAST),
        TYPE,
        "set its \"samples\" higher, or its \"cells\" lower");
  }
}
