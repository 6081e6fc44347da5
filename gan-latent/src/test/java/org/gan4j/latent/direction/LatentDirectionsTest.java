package org.gan4j.latent.direction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;
import static org.gan4j.latent.TestSpaces.KEY;

import java.util.List;
import org.gan4j.api.GanException;
import org.gan4j.api.data.Task;
import org.gan4j.latent.LatentPoint;
import org.gan4j.latent.LatentSpace;
import org.gan4j.latent.TestSpaces;
import org.gan4j.latent.direction.LatentDirections.Of;
import org.gan4j.nn.LayeredGenerator;
import org.gan4j.nn.NetworkDefinition;
import org.gan4j.nn.layers.Dense;
import org.gan4j.nn.layers.Reshape;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

class LatentDirectionsTest {
  /** Sums of a few float32 numbers of order 1. */
  private static final double ROUNDING = 1e-5;

  private static final NetworkDefinition TWO_LAYERS =
      NetworkDefinition.of(
          new Dense(4, false), new Dense(TestSpaces.IMAGE.length()), new Reshape(TestSpaces.IMAGE));

  private static LayeredGenerator generator(Task task, int latent, double[]... weights) {
    LayeredGenerator generator = TestSpaces.generator(task, latent, TWO_LAYERS);
    generator.parameters().named().get(0).value().assign(Nd4j.createFromArray(weights));
    return generator;
  }

  private static LatentDirections find(
      LayeredGenerator generator,
      Task task,
      int latent,
      double deviation,
      DirectionMethod method,
      Of of,
      int count) {
    LatentSpace space =
        new LatentSpace(generator, new TestSpaces.Gaussian(latent, deviation), task);
    return LatentDirections.of(space, method, of, count, KEY);
  }

  private static void assertStep(List<Double> actual, double tolerance, double... expected) {
    assertThat(actual).hasSize(expected.length);
    for (int i = 0; i < expected.length; i++) {
      assertThat(actual.get(i)).isCloseTo(expected[i], within(tolerance));
    }
  }

  /** Orthogonal rows of the lengths 1, 5 and 2: the axes, in the order of their lengths. */
  @Test
  void areTheEigenvectorsOfTheFirstWeights() {
    try (LayeredGenerator generator =
        generator(
            new TestSpaces.Plain(),
            3,
            new double[] {1, 0, 0, 0},
            new double[] {0, 3, 4, 0},
            new double[] {0, 0, 0, -2})) {
      LatentDirections found =
          find(generator, new TestSpaces.Plain(), 3, 1, DirectionMethod.SEFA, Of.LATENT, 3);

      // The deviation is estimated; with 256 × 3 normal numbers its error is 1 / √(2 · 768).
      double deviation = found.steps().get(0).get(1);
      assertThat(deviation).isCloseTo(1, within(5 / Math.sqrt(2 * 768)));
      assertStep(found.steps().get(0), ROUNDING, 0, deviation, 0);
      assertStep(found.steps().get(1), ROUNDING, 0, 0, deviation);
      assertStep(found.steps().get(2), ROUNDING, deviation, 0, 0);
      double square = deviation * deviation;
      assertStep(found.strengths(), 25 * ROUNDING, 25 * square, 4 * square, square);
    }
  }

  /** 3² · 0.1² is more than 1 · 0.25², and so first, though its weights are the smallest. */
  @Test
  void weighConditionsByTheirDeviation() {
    try (LayeredGenerator generator =
        generator(
            new TestSpaces.Coordinates(),
            1,
            new double[] {0.05, 0, 0, 0},
            new double[] {0, 0, 0, 9},
            new double[] {0, 0.1, 0, 0},
            new double[] {0, 0, 0.5, 0})) {
      LatentDirections found =
          find(
              generator,
              new TestSpaces.Coordinates(),
              1,
              1,
              DirectionMethod.SEFA,
              Of.LATENT_AND_CONDITION,
              1);

      // z, the indicator, which stays, and the two numbers; five standard errors of 2,000.
      assertStep(found.steps().get(0), 0.4, 0, 0, 3, 0);
      assertThat(found.steps().get(0).get(1)).isZero();
    }
  }

  /** The activations are a linear map of z: the components are those of its singular vectors. */
  @Test
  void ofActivationsOfALinearMapAreItsSingularVectors() {
    try (LayeredGenerator generator =
        generator(
            new TestSpaces.Plain(),
            3,
            new double[] {1, 0, 0, 0},
            new double[] {0, 3, 4, 0},
            new double[] {0, 0, 0, -2})) {
      LatentDirections found =
          find(generator, new TestSpaces.Plain(), 3, 2, DirectionMethod.PCA, Of.LATENT, 2);

      // The regression of 300 samples is off by about 1 / √300 in every number; twice the
      // deviation.
      assertStep(found.steps().get(0), 5 * 2 / Math.sqrt(300), 0, 2, 0);
      assertStep(found.steps().get(1), 5 * 2 / Math.sqrt(300), 0, 0, 2);
      // The variance of 500 samples along them is off by 2 / √500 of itself.
      assertThat(found.strengths().get(0)).isCloseTo(100, within(100 * 5 * 2 / Math.sqrt(500)));
    }
  }

  @Test
  void componentsFollowWhatMovesTheActivationsAndNotClasses() {
    try (LayeredGenerator generator =
        generator(
            new TestSpaces.Coordinates(),
            1,
            new double[] {0.05, 0, 0, 0},
            new double[] {0, 0, 0, 9},
            new double[] {0, 2, 0, 0},
            new double[] {0, 0, 0.5, 0})) {
      LatentDirections found =
          find(
              generator,
              new TestSpaces.Coordinates(),
              1,
              1,
              DirectionMethod.PCA,
              Of.LATENT_AND_CONDITION,
              1);

      assertThat(found.steps().get(0).get(1)).isZero();
      assertThat(Math.abs(found.steps().get(0).get(2))).isBetween(2.5, 3.5);
    }
  }

  @Test
  void walksInStandardDeviations() {
    LatentDirections directions =
        new LatentDirections(List.of(List.of(0.0, 2.0, -1.0)), List.of(1.0));
    LatentPoint start = new LatentPoint(List.of(1f, 1f), List.of(5f));

    assertThat(directions.walk(start, 0, 1.5))
        .isEqualTo(new LatentPoint(List.of(1f, 4f), List.of(3.5f)));
    assertThat(directions.walk(start, 0, 0)).isEqualTo(start);
    assertThat(directions.array()).isEqualTo(Nd4j.createFromArray(new float[][] {{0, 2, -1}}));
    assertThat(new LatentDirections(List.of(List.of(0.0, 2.0)), List.of(1.0)).walk(start, 0, 1))
        .isEqualTo(new LatentPoint(List.of(1f, 3f), List.of(5f)));
  }

  @Test
  void areTheSameForTheSameKey() {
    try (LayeredGenerator generator = TestSpaces.generator(new TestSpaces.Classes(), 4)) {
      for (DirectionMethod method : DirectionMethod.values()) {
        LatentDirections one =
            find(generator, new TestSpaces.Classes(), 4, 1, method, Of.LATENT_AND_CONDITION, 2);
        assertThat(
                find(generator, new TestSpaces.Classes(), 4, 1, method, Of.LATENT_AND_CONDITION, 2))
            .isEqualTo(one);
        // Classes do not vary: the directions are those of z.
        assertThat(one.steps().get(0)).hasSize(4);
      }
    }
  }

  @Test
  void needFirstLayersAndEnoughNumbers() {
    try (LayeredGenerator generator = TestSpaces.generator(new TestSpaces.Plain(), 2)) {
      LatentSpace opaque =
          new LatentSpace(
              TestSpaces.opaque(generator), new TestSpaces.Gaussian(2, 1), new TestSpaces.Plain());

      assertThatExceptionOfType(GanException.class)
          .isThrownBy(() -> LatentDirections.of(opaque, DirectionMethod.SEFA, Of.LATENT, 1, KEY))
          .withMessageContaining("shows no first layers");
      assertThatExceptionOfType(GanException.class)
          .isThrownBy(
              () ->
                  find(generator, new TestSpaces.Plain(), 2, 1, DirectionMethod.SEFA, Of.LATENT, 3))
          .withMessageContaining("2 directions, one for each number");
    }
  }
}
