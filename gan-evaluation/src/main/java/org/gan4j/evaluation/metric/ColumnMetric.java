package org.gan4j.evaluation.metric;

import java.util.LinkedHashMap;
import java.util.Map;
import org.gan4j.api.RandomKey;
import org.gan4j.api.evaluation.Comparison;
import org.gan4j.api.evaluation.Metric;
import org.gan4j.api.evaluation.SampleSet;
import org.gan4j.api.evaluation.Vectors;

/** Compares the columns of vectors, and gives the mean and the worst of the differences. */
final class ColumnMetric implements Metric {
  private final String type;
  private final String number;
  private final int samples;
  private final Differences differences;

  /** Differences of the sides: of columns, or of pairs of columns. */
  @FunctionalInterface
  interface Differences {
    /** Each at least 0. */
    double[] of(Vectors samples, Vectors reals);
  }

  /**
   * A metric.
   *
   * @param type of the component, for errors
   * @param number the name of the mean
   * @param samples how many of either side
   */
  ColumnMetric(String type, String number, int samples, Differences differences) {
    this.type = type;
    this.number = number;
    this.samples = samples;
    this.differences = differences;
  }

  @Override
  public Map<String, Double> measure(Comparison comparison, RandomKey key) {
    SampleSet generated = comparison.samples(samples);
    SampleSet real = comparison.reals(samples);
    Sizes.require(type, "generated", generated.size(), 2, samples);
    Sizes.require(type, "real", real.size(), 2, samples);
    double worst = 0;
    double sum = 0;
    double[] all = differences.of(SampleValues.of(type, generated), SampleValues.of(type, real));
    for (double difference : all) {
      worst = Math.max(worst, difference);
      sum += difference;
    }
    Map<String, Double> numbers = new LinkedHashMap<>();
    numbers.put(number, sum / all.length);
    numbers.put(number + "Worst", worst);
    return numbers;
  }

  @Override
  public Objective objective() {
    return new Objective(number, false);
  }
}
