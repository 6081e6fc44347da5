package org.gan4j.evaluation.statistics;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.gan4j.api.RandomKey;
import org.gan4j.api.component.Require;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.api.evaluation.Vectors;

/**
 * The Fréchet distance of two Gaussians with the moments of two sets of vectors: ‖μ₁ − μ₂‖² + tr S₁
 * + tr S₂ − 2·tr (S₁S₂)^½. Heusel et al., "GANs trained by a two time-scale update rule converge to
 * a local Nash equilibrium", 2017, equation 6.
 *
 * <p>The trace of the root is the sum of the roots of the eigenvalues of AᵀS₂A, where AAᵀ = S₁: the
 * matrix is symmetric and has the eigenvalues of S₁S₂.
 */
@ThreadSafe
public final class FrechetDistance {
  private static final int SIZES = 15;

  private FrechetDistance() {}

  /**
   * The distance.
   *
   * @return at least 0, but for rounding
   * @throws IllegalArgumentException if the vectors have different sizes
   */
  public static double of(Moments left, Moments right) {
    Require.that(left.size() == right.size(), "the vectors have different sizes");
    double sum = 0;
    for (int k = 0; k < left.size(); k++) {
      double difference = left.mean(k) - right.mean(k);
      sum += difference * difference + left.covariance(k, k) + right.covariance(k, k);
    }
    double[] eigenvalues =
        SymmetricMatrix.eigenvalues(
            SymmetricMatrix.congruent(SymmetricMatrix.root(left.covariance()), right.covariance()));
    for (double eigenvalue : eigenvalues) {
      sum -= 2 * Math.sqrt(Math.max(0, eigenvalue));
    }
    return sum;
  }

  /**
   * The distance that infinitely many vectors would have: the intercept of a straight line through
   * the distances of random subsets of 15 sizes, over the inverse of the size. Chong and Forsyth,
   * "Effectively unbiased FID and Inception Score and where to find them", 2020, section 4.
   *
   * <p>The sizes go from a tenth of the vectors to all, but not below size + 1. Unlike in the
   * paper, whose real side is large, both sides are reduced by the same share: the bias of either
   * is removed, and the result for two samples of one distribution is about 0.
   *
   * @param key randomness of the subsets
   * @return empty if there are fewer than 2·(size + 1) vectors on a side, too few for a line
   */
  public static OptionalDouble atInfinity(Vectors left, Vectors right, RandomKey key) {
    int least = Math.min(left.count(), right.count());
    double smallest = Math.max(0.1, (left.size() + 1.0) / least);
    if (smallest > 0.5) {
      return OptionalDouble.empty();
    }
    double[] inverse = new double[SIZES];
    double[] distances = new double[SIZES];
    for (int i = 0; i < SIZES; i++) {
      double share = smallest + (1 - smallest) * i / (SIZES - 1);
      RandomKey choice = key.split(i);
      inverse[i] = 1 / share;
      distances[i] =
          of(
              Moments.of(subset(left, share, choice.split("left"))),
              Moments.of(subset(right, share, choice.split("right"))));
    }
    return OptionalDouble.of(intercept(inverse, distances));
  }

  private static Vectors subset(Vectors vectors, double share, RandomKey key) {
    int[] all = new int[vectors.count()];
    Arrays.setAll(all, i -> i);
    key.shuffle(all);
    // The share of the smallest size is rounded up, and may exceed the whole by a rounding error.
    int count = (int) Math.min(all.length, Math.ceil(share * all.length - 1e-6));
    return vectors.select(Arrays.copyOf(all, count));
  }

  /** The value at 0 of the least-squares line. */
  private static double intercept(double[] x, double[] y) {
    double meanX = Arrays.stream(x).average().orElseThrow();
    double meanY = Arrays.stream(y).average().orElseThrow();
    double products = 0;
    double squares = 0;
    for (int i = 0; i < x.length; i++) {
      products += (x[i] - meanX) * (y[i] - meanY);
      squares += (x[i] - meanX) * (x[i] - meanX);
    }
    return meanY - meanX * products / squares;
  }
}
