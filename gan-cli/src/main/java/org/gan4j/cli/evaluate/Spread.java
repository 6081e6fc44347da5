package org.gan4j.cli.evaluate;

import java.util.List;
import java.util.Objects;
import org.gan4j.cli.output.Numbers;

/**
 * The mean of a number over several generators.
 *
 * @param mean of those that have the number
 * @param standardDeviation of the sample, with n − 1; NaN of a single one
 */
record Spread(double mean, double standardDeviation) {

  static Spread of(List<Judgement> judgements, String name) {
    double[] values =
        judgements.stream()
            .map(judgement -> judgement.values().get(name))
            .filter(Objects::nonNull)
            .mapToDouble(Double::doubleValue)
            .toArray();
    double mean = java.util.Arrays.stream(values).average().orElse(Double.NaN);
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return new Spread(
        mean, values.length < 2 ? Double.NaN : Math.sqrt(squares / (values.length - 1)));
  }

  String text() {
    return Double.isNaN(standardDeviation)
        ? Numbers.text(mean)
        : Numbers.text(mean) + " ± " + Numbers.text(standardDeviation);
  }
}
