package org.gan4j.evaluation.statistics;

import java.util.random.RandomGenerator;
import org.gan4j.api.RandomKey;
import org.gan4j.api.evaluation.Vectors;

/** Vectors of Gaussian distributions. */
final class Gaussians {
  private Gaussians() {}

  /** N(0, I). */
  static Vectors of(int count, int size, long seed) {
    return of(count, size, seed, 0, 1);
  }

  /** N((shift, …, shift), scale²·I). */
  static Vectors of(int count, int size, long seed, double shift, double scale) {
    RandomGenerator generator = RandomKey.ofSeed(seed).generator();
    float[] values = new float[count * size];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (shift + scale * generator.nextGaussian());
    }
    return Vectors.of(count, size, values);
  }

  /** The same vectors, moved and scaled. */
  static Vectors moved(Vectors vectors, double shift, double scale) {
    float[] values = new float[vectors.count() * vectors.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (shift + scale * vectors.get(i / vectors.size(), i % vectors.size()));
    }
    return Vectors.of(vectors.count(), vectors.size(), values);
  }

  /** The first vectors, and then the second ones. */
  static Vectors concat(Vectors first, Vectors second) {
    float[] values = new float[(first.count() + second.count()) * first.size()];
    for (int i = 0; i < values.length; i++) {
      int row = i / first.size();
      values[i] =
          row < first.count()
              ? first.get(row, i % first.size())
              : second.get(row - first.count(), i % first.size());
    }
    return Vectors.of(first.count() + second.count(), first.size(), values);
  }

  /** The squared Euclidean distance. */
  static double squaredDistance(Vectors left, int i, Vectors right, int j) {
    double sum = 0;
    for (int k = 0; k < left.size(); k++) {
      double difference = (double) left.get(i, k) - right.get(j, k);
      sum += difference * difference;
    }
    return sum;
  }

  /** The inner product. */
  static double product(Vectors left, int i, Vectors right, int j) {
    double sum = 0;
    for (int k = 0; k < left.size(); k++) {
      sum += (double) left.get(i, k) * right.get(j, k);
    }
    return sum;
  }
}
