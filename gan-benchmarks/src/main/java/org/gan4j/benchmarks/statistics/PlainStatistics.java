package org.gan4j.benchmarks.statistics;

import java.util.Arrays;
import org.gan4j.api.evaluation.Vectors;

/** Statistics in the plainest way: three loops, a matrix of all pairs. */
final class PlainStatistics {
  private PlainStatistics() {}

  /** The covariance of vectors. */
  static double[][] covariance(Vectors vectors) {
    int size = vectors.size();
    double[] mean = new double[size];
    for (int i = 0; i < vectors.count(); i++) {
      for (int k = 0; k < size; k++) {
        mean[k] += vectors.get(i, k) / (double) vectors.count();
      }
    }
    double[][] covariance = new double[size][size];
    for (int a = 0; a < size; a++) {
      for (int b = 0; b < size; b++) {
        double sum = 0;
        for (int i = 0; i < vectors.count(); i++) {
          sum += (vectors.get(i, a) - mean[a]) * (vectors.get(i, b) - mean[b]);
        }
        covariance[a][b] = sum / (vectors.count() - 1);
      }
    }
    return covariance;
  }

  /** Precision, recall, density and coverage. */
  static double[] overlap(Vectors samples, Vectors reals, int k) {
    double[] realRadii = radii(distances(reals, reals), k);
    double[] sampleRadii = radii(distances(samples, samples), k);
    double[][] between = distances(reals, samples);
    double[] result = new double[4];
    for (int sample = 0; sample < samples.count(); sample++) {
      int balls = 0;
      for (int real = 0; real < reals.count(); real++) {
        balls += between[real][sample] <= realRadii[real] ? 1 : 0;
      }
      result[0] += balls > 0 ? 1.0 / samples.count() : 0;
      result[2] += (double) balls / k / samples.count();
    }
    for (int real = 0; real < reals.count(); real++) {
      boolean recalled = false;
      boolean covered = false;
      for (int sample = 0; sample < samples.count(); sample++) {
        recalled |= between[real][sample] <= sampleRadii[sample];
        covered |= between[real][sample] <= realRadii[real];
      }
      result[1] += recalled ? 1.0 / reals.count() : 0;
      result[3] += covered ? 1.0 / reals.count() : 0;
    }
    return result;
  }

  private static double[][] distances(Vectors left, Vectors right) {
    double[][] distances = new double[left.count()][right.count()];
    for (int i = 0; i < left.count(); i++) {
      for (int j = 0; j < right.count(); j++) {
        double sum = 0;
        for (int k = 0; k < left.size(); k++) {
          double difference = left.get(i, k) - right.get(j, k);
          sum += difference * difference;
        }
        distances[i][j] = sum;
      }
    }
    return distances;
  }

  /** The k-th smallest of each row behind the vector itself. */
  private static double[] radii(double[][] distances, int k) {
    double[] radii = new double[distances.length];
    for (int i = 0; i < radii.length; i++) {
      double[] sorted = distances[i].clone();
      Arrays.sort(sorted);
      radii[i] = sorted[k];
    }
    return radii;
  }
}
