package org.gan4j.objectives.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import org.gan4j.api.RandomKey;
import org.junit.jupiter.api.Test;

class PrincipalSubspaceTest {
  private static final RandomKey KEY = RandomKey.ofSeed(2);

  /** Vectors that vary with deviation 3, 2 and 1 in three directions, and with 0.1 in all. */
  private static float[] vectors(int n, int size) {
    RandomGenerator generator = RandomKey.ofSeed(1).generator();
    float[] vectors = new float[n * size];
    for (int i = 0; i < n; i++) {
      double[] factors = {
        3 * generator.nextGaussian(), 2 * generator.nextGaussian(), generator.nextGaussian()
      };
      for (int k = 0; k < size; k++) {
        double sum = 5 + 0.1 * generator.nextGaussian();
        for (int axis = 0; axis < factors.length; axis++) {
          sum += factors[axis] * direction(axis, k, size);
        }
        vectors[i * size + k] = (float) sum;
      }
    }
    return vectors;
  }

  /** Cosines are orthogonal, and these are of length 1. */
  private static double direction(int axis, int k, int size) {
    return Math.sqrt(2.0 / size) * Math.cos(Math.PI * (axis + 1) * (k + 0.5) / size);
  }

  @Test
  void findsTheDirectionsOfTheGreatestVariance() {
    int size = 20;
    PrincipalSubspace subspace = PrincipalSubspace.of(vectors(400, size), size, 3, KEY);

    for (int axis = 0; axis < 3; axis++) {
      float[] direction = new float[size];
      for (int k = 0; k < size; k++) {
        direction[k] = (float) (subspace.mean()[k] + direction(axis, k, size));
      }
      double[] projected = subspace.project(direction);
      double length = 0;
      for (double coordinate : projected) {
        length += coordinate * coordinate;
      }
      // The angle to the true directions is about 0.1 / sqrt(400).
      assertThat(length).as("direction %d", axis).isCloseTo(1, within(1e-2));
    }
  }

  @Test
  void keepsDistancesIfThereIsAnAxisForEachNumber() {
    PrincipalSubspace subspace = PrincipalSubspace.of(new float[] {0, 0, 6, 8}, 2, 5, KEY);

    assertThat(subspace.count()).isEqualTo(2);
    assertThat(subspace.project(new float[] {0, 0, 6, 8})).containsExactly(-3, -4, 3, 4);
  }

  @Test
  void hasOrthonormalAxesAndZerosWhereNothingVaries() {
    int size = 12;
    // The vectors lie on a line.
    float[] line = new float[40 * size];
    for (int i = 0; i < line.length; i++) {
      line[i] = (i / size) * (i % size);
    }
    PrincipalSubspace subspace = PrincipalSubspace.of(line, size, 4, KEY);

    double all = 0;
    for (int a = 0; a < 4; a++) {
      for (int b = 0; b < a; b++) {
        assertThat(product(subspace, a, b)).isCloseTo(0, within(1e-6));
      }
      all += product(subspace, a, a);
    }
    assertThat(all).isCloseTo(1, within(1e-6));
  }

  private static double product(PrincipalSubspace subspace, int one, int other) {
    double sum = 0;
    for (int k = 0; k < subspace.mean().length; k++) {
      sum +=
          subspace.axes()[k * subspace.count() + one]
              * subspace.axes()[k * subspace.count() + other];
    }
    return sum;
  }
}
