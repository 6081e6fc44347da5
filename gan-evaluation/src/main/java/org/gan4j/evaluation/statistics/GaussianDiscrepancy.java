package org.gan4j.evaluation.statistics;

import java.util.Arrays;
import org.gan4j.api.component.Require;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.api.evaluation.Vectors;

/**
 * The unbiased squared maximum mean discrepancy with the Gaussian kernel exp(−‖x − y‖² / 2σ²).
 * Gretton et al., "A kernel two-sample test", 2012, equation 3; Jayasumana et al., "Rethinking FID:
 * towards a better evaluation metric for image generation", 2024, use it with σ = 10.
 */
@ThreadSafe
public final class GaussianDiscrepancy {
  /** Vectors whose distances give the median. */
  private static final int MEDIAN_OF = 1000;

  private GaussianDiscrepancy() {}

  /**
   * The discrepancy.
   *
   * @param left at least 2 vectors
   * @param right at least 2 vectors
   * @param sigma the width of the kernel, positive
   * @return about 0 for equal distributions, and negative for half of all pairs of samples
   */
  public static double of(Vectors left, Vectors right, double sigma) {
    Require.above("sigma", sigma, 0);
    return mean(left, left, true, sigma)
        + mean(right, right, true, sigma)
        - 2 * mean(left, right, false, sigma);
  }

  private static double mean(Vectors left, Vectors right, boolean same, double sigma) {
    return Pairs.SQUARED_DISTANCES.mean(
        left, right, same, squared -> Math.exp(-squared / (2 * sigma * sigma)));
  }

  /**
   * The median of the distances between vectors, of the first 1,000: a common choice of σ (Gretton
   * et al. 2012, section 8).
   *
   * @param vectors at least 2
   * @return 0 if most vectors are equal
   */
  public static double medianDistance(Vectors vectors) {
    Vectors few = vectors.range(0, Math.min(MEDIAN_OF, vectors.count()));
    int count = few.count();
    double[] squared = new double[count * (count - 1) / 2];
    Pairs.SQUARED_DISTANCES.forEachRow(
        few, few, (row, values) -> System.arraycopy(values, 0, squared, row * (row - 1) / 2, row));
    Arrays.sort(squared);
    int middle = squared.length / 2;
    double upper = Math.sqrt(squared[middle]);
    return squared.length % 2 == 1 ? upper : (upper + Math.sqrt(squared[middle - 1])) / 2;
  }
}
