package org.gan4j.evaluation.statistics;

import org.gan4j.api.component.Require;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.api.evaluation.Vectors;

/**
 * The two-sample test by nearest neighbours: the accuracy of a classifier that says of every vector
 * which side its nearest neighbour among all others is on. Lopez-Paz and Oquab, "Revisiting
 * classifier two-sample tests", 2017, section 4; Xu et al., "An empirical study on evaluation
 * metrics of generative adversarial networks", 2018.
 */
@ThreadSafe
public final class NeighbourTest {
  private NeighbourTest() {}

  /**
   * The accuracy over both sides. Of two samples of one distribution it is (n − 1)/(2n − 1) on
   * average; 1 means that the sides are apart, 0 that each vector has a copy on the other side.
   *
   * @param left [n, d], at least 2
   * @param right [n, d]
   * @throws IllegalArgumentException if the sides have different numbers of vectors, for which the
   *     accuracy of chance is another
   */
  public static double accuracy(Vectors left, Vectors right) {
    Require.that(left.count() == right.count(), "both sides need the same number of vectors");
    return (right(left, right) + right(right, left)) / (2.0 * left.count());
  }

  /** How many vectors are nearest to one of their own side; ½ for equal distances. */
  private static double right(Vectors own, Vectors other) {
    double[] within = NearestNeighbours.squaredRadii(own, 1)[0];
    double[] between = NearestNeighbours.squaredDistances(own, other);
    double right = 0;
    for (int i = 0; i < within.length; i++) {
      right += within[i] < between[i] ? 1 : within[i] == between[i] ? 0.5 : 0;
    }
    return right;
  }
}
