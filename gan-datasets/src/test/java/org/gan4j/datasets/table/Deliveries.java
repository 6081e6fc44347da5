package org.gan4j.datasets.table;

import java.util.Locale;
import java.util.random.RandomGenerator;
import org.gan4j.api.RandomKey;

/**
 * Invented deliveries, whose columns depend on each other: numbers with one and two modes, whole
 * numbers, prices, and categories of different frequencies.
 */
final class Deliveries {
  private Deliveries() {}

  /** A table with a header. */
  static String csv(int rows) {
    StringBuilder csv = new StringBuilder("vehicle,distance_km,weight_kg,parcels,express,price\n");
    RandomGenerator random = RandomKey.ofSeed(7).generator();
    for (int i = 0; i < rows; i++) {
      csv.append(row(random)).append('\n');
    }
    return csv.toString();
  }

  private static String row(RandomGenerator random) {
    double kind = random.nextDouble();
    String vehicle = kind < 0.5 ? "bicycle" : kind < 0.85 ? "van" : "truck";
    double usual = kind < 0.5 ? 3 : kind < 0.85 ? 18 : 140;
    double distance = usual * StrictMath.exp(0.35 * random.nextGaussian());
    boolean heavy = random.nextDouble() < (kind < 0.5 ? 0.05 : kind < 0.85 ? 0.5 : 0.95);
    double weight = heavy ? 60 + 5 * random.nextGaussian() : 4 + random.nextGaussian();
    long parcels = 1 + (long) StrictMath.floor(-StrictMath.log(random.nextDouble()) * 1.5);
    boolean express = random.nextDouble() < (kind < 0.5 ? 0.4 : 0.1);
    double price =
        2.5
            + 0.35 * distance
            + 0.1 * weight
            + 0.8 * parcels
            + (express ? 6 : 0)
            + 0.5 * random.nextGaussian();
    return String.format(
        Locale.ROOT,
        "%s,%.1f,%.1f,%d,%s,%.2f",
        vehicle,
        distance,
        Math.max(0.1, weight),
        parcels,
        express ? "yes" : "no",
        Math.max(1, price));
  }
}
