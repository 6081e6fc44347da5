package org.gan4j.evaluation.metric;

/**
 * The mean of numbers, and the root of the mean squared difference from it.
 *
 * @param mean of at least one number
 * @param deviation 0 for one number
 */
record Spread(double mean, double deviation) {
  static Spread of(double... values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    double mean = sum / values.length;
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return new Spread(mean, Math.sqrt(squares / values.length));
  }
}
