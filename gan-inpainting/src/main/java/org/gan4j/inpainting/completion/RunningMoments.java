package org.gan4j.inpainting.completion;

import org.gan4j.api.concurrent.NotThreadSafe;

/**
 * Mean and standard deviation of vectors that come one after the other, in memory that does not
 * grow: Welford, "Note on a method for calculating corrected sums of squares and products",
 * Technometrics 1962.
 */
@NotThreadSafe
public final class RunningMoments {
  private final double[] mean;
  private final double[] squares;
  private long count;

  /** No vectors yet. */
  public RunningMoments(int length) {
    mean = new double[length];
    squares = new double[length];
  }

  /** Adds a vector. */
  public void add(float[] vector) {
    if (vector.length != mean.length) {
      throw new IllegalArgumentException(
          "a vector of " + vector.length + " among vectors of " + mean.length);
    }
    count++;
    for (int i = 0; i < mean.length; i++) {
      double before = vector[i] - mean[i];
      mean[i] += before / count;
      squares[i] += before * (vector[i] - mean[i]);
    }
  }

  /** How many vectors there were. */
  public long count() {
    return count;
  }

  /** The mean; zeros without a vector. */
  public double[] mean() {
    return mean.clone();
  }

  /** The standard deviation of the population, which divides by the count; zeros without one. */
  public double[] deviation() {
    double[] deviation = new double[squares.length];
    for (int i = 0; i < deviation.length; i++) {
      deviation[i] = count == 0 ? 0 : Math.sqrt(squares[i] / count);
    }
    return deviation;
  }
}
