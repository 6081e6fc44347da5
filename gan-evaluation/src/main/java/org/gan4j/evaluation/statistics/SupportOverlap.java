package org.gan4j.evaluation.statistics;

import org.gan4j.api.component.Require;
import org.gan4j.api.evaluation.Vectors;

/**
 * How the supports of two distributions overlap, each estimated by balls around its vectors that
 * reach to the k-th nearest neighbour. A vector at a distance equal to the radius lies in the ball
 * (≤): else identical vectors would lie in no ball.
 *
 * <p>Precision and recall: Kynkäänniemi et al., "Improved precision and recall metric for assessing
 * generative models", 2019, equations 1 and 2. Density and coverage: Naeem et al., "Reliable
 * fidelity and diversity metrics for generative models", 2020, equations 4 and 5.
 *
 * @param precision share of samples within a ball of a real vector
 * @param recall share of real vectors within a ball of a sample
 * @param density mean number of balls of real vectors that a sample lies in, divided by k
 * @param coverage share of real vectors whose ball contains a sample
 */
public record SupportOverlap(double precision, double recall, double density, double coverage) {

  /**
   * Compares vectors.
   *
   * @param samples [m, d]
   * @param reals [n, d]
   * @param k nearest neighbour for precision and recall; less than m and n
   * @param densityK nearest neighbour for density and coverage; less than n
   */
  public static SupportOverlap of(Vectors samples, Vectors reals, int k, int densityK) {
    Require.that(k > 0 && densityK > 0, "neighbours are counted from 1");
    double[][] ofReals = NearestNeighbours.squaredRadii(reals, k, densityK);
    double[] ofSamples = NearestNeighbours.squaredRadii(samples, k)[0];
    // Rows only ever set a flag: the order of the threads does not matter.
    boolean[] precise = new boolean[samples.count()];
    boolean[] recalled = new boolean[reals.count()];
    int[] inBall = new int[reals.count()];
    Pairs.SQUARED_DISTANCES.forEachRow(
        reals,
        samples,
        (real, squared) -> {
          for (int sample = 0; sample < squared.length; sample++) {
            if (squared[sample] <= ofReals[0][real]) {
              precise[sample] = true;
            }
            recalled[real] |= squared[sample] <= ofSamples[sample];
            inBall[real] += squared[sample] <= ofReals[1][real] ? 1 : 0;
          }
        });
    long pairs = 0;
    int covered = 0;
    for (int count : inBall) {
      pairs += count;
      covered += count > 0 ? 1 : 0;
    }
    return new SupportOverlap(
        share(precise),
        share(recalled),
        (double) pairs / densityK / samples.count(),
        (double) covered / reals.count());
  }

  private static double share(boolean[] flags) {
    int count = 0;
    for (boolean flag : flags) {
      count += flag ? 1 : 0;
    }
    return (double) count / flags.length;
  }
}
