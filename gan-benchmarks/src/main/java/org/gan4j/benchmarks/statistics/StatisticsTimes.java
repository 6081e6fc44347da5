package org.gan4j.benchmarks.statistics;

import java.util.Locale;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.gan4j.api.RandomKey;
import org.gan4j.api.evaluation.Vectors;
import org.gan4j.evaluation.statistics.FrechetDistance;
import org.gan4j.evaluation.statistics.Moments;
import org.gan4j.evaluation.statistics.SupportOverlap;

/**
 * Times the Fréchet distance of 10,000 and 10,000 vectors, and precision, recall, density and
 * coverage of 5,000 and 5,000, of 128 features, beside the plainest loops. Writes a line of JSON
 * for each.
 */
public final class StatisticsTimes {
  private static final int SIZE = 128;
  private static final int NEIGHBOURS = 5;

  private StatisticsTimes() {}

  /** Entry point. */
  public static void main(String[] arguments) {
    int rounds = arguments.length == 0 ? 3 : Integer.parseInt(arguments[0]);
    Vectors samples = gaussian(10_000, SIZE, 1);
    Vectors reals = gaussian(10_000, SIZE, 2);
    for (int round = 0; round < rounds; round++) {
      print(
          "frechet-distance",
          seconds(() -> FrechetDistance.of(Moments.of(samples), Moments.of(reals))),
          // The same eigenvalues: loops for them would be slower still.
          seconds(
              () -> {
                PlainStatistics.covariance(samples);
                return PlainStatistics.covariance(reals);
              }));
      Vectors few = samples.range(0, 5_000);
      Vectors fewReals = reals.range(0, 5_000);
      print(
          "precision-recall",
          seconds(() -> SupportOverlap.of(few, fewReals, NEIGHBOURS, NEIGHBOURS)),
          seconds(() -> PlainStatistics.overlap(few, fewReals, NEIGHBOURS)));
    }
  }

  private static double seconds(Supplier<?> work) {
    long start = System.nanoTime();
    if (work.get() == null) {
      throw new IllegalStateException("nothing was computed");
    }
    return (System.nanoTime() - start) / 1e9;
  }

  private static void print(String statistic, double seconds, double plain) {
    System.out.printf(
        Locale.ROOT,
        "{\"statistic\":\"%s\",\"seconds\":%.2f,\"plain_seconds\":%.2f,\"ratio\":%.3f}%n",
        statistic,
        seconds,
        plain,
        seconds / plain);
  }

  private static Vectors gaussian(int count, int size, long seed) {
    RandomGenerator generator = RandomKey.ofSeed(seed).generator();
    float[] values = new float[count * size];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) generator.nextGaussian();
    }
    return Vectors.of(count, size, values);
  }
}
