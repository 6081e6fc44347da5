package org.gan4j.api.data;

import java.util.random.RandomGenerator;

/** One of several as a vector: shares from 0 to 1, scaled to [-1, 1]. */
final class OneHot {
  private OneHot() {}

  /** Writes a choice, with uniform noise from 0 to a bound added to the shares. */
  static void encode(
      int chosen, int count, double noise, RandomGenerator random, float[] vector, int at) {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      double share = (i == chosen ? 1 : 0) + (noise > 0 ? noise * random.nextDouble() : 0);
      vector[at + i] = (float) share;
      sum += share;
    }
    for (int i = 0; i < count; i++) {
      vector[at + i] = (float) (2 * vector[at + i] / sum - 1);
    }
  }

  /** The place of the largest number, from 0. */
  static int decode(float[] vector, int at, int count) {
    int largest = 0;
    for (int i = 1; i < count; i++) {
      if (vector[at + i] > vector[at + largest]) {
        largest = i;
      }
    }
    return largest;
  }
}
