package org.gan4j.sweep;

import java.util.Collection;
import org.gan4j.api.concurrent.ThreadSafe;

/**
 * A number over the repetitions of a configuration.
 *
 * @param mean NaN if there is no number
 * @param deviation the standard deviation of a sample, with n − 1; NaN if there are fewer than two
 * @param count how many there are
 */
@ThreadSafe
public record Spread(double mean, double deviation, int count) {

  static Spread of(Collection<Double> numbers) {
    double mean = numbers.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    double squares = numbers.stream().mapToDouble(n -> (n - mean) * (n - mean)).sum();
    return new Spread(
        mean,
        numbers.size() < 2 ? Double.NaN : Math.sqrt(squares / (numbers.size() - 1)),
        numbers.size());
  }
}
