package org.gan4j.latent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;
import static org.gan4j.latent.TestSpaces.KEY;

import java.util.List;
import org.gan4j.api.GanException;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.data.Batch;
import org.gan4j.api.data.Round;
import org.gan4j.api.data.Task;
import org.gan4j.nn.LayeredGenerator;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class LatentSpaceTest {

  @Test
  void tellsClassesFromContinuousNumbers() {
    try (LayeredGenerator classes = TestSpaces.generator(new TestSpaces.Classes(), 2);
        LayeredGenerator coordinates = TestSpaces.generator(new TestSpaces.Coordinates(), 2)) {
      TestSpaces.Gaussian latent = new TestSpaces.Gaussian(2, 1);

      assertThat(new LatentSpace(classes, latent, new TestSpaces.Classes()).categorical())
          .containsExactly(true, true, true);
      assertThat(new LatentSpace(coordinates, latent, new TestSpaces.Coordinates()).categorical())
          .containsExactly(true, false, false);
    }
  }

  @Test
  void drawsClassesInTurn() {
    try (LayeredGenerator generator = TestSpaces.generator(new TestSpaces.Classes(), 2)) {
      LatentSpace space =
          new LatentSpace(generator, new TestSpaces.Gaussian(2, 1), new TestSpaces.Classes());
      INDArray conditions = space.conditions(4, KEY).orElseThrow();

      assertThat(conditions.argMax(1).toLongVector()).containsExactly(0, 1, 2, 0);
    }
  }

  @Test
  void knowsTheDeviationOfItsLatent() {
    try (LayeredGenerator generator = TestSpaces.generator(new TestSpaces.Plain(), 20)) {
      LatentSpace space =
          new LatentSpace(generator, new TestSpaces.Gaussian(20, 3), new TestSpaces.Plain());

      // Five standard errors of 5,120 normal numbers.
      assertThat(space.deviation()).isCloseTo(3, within(3 * 5 / Math.sqrt(2 * 5120)));
    }
  }

  @Test
  void goesStraightBetweenConditions() {
    try (LayeredGenerator generator = TestSpaces.generator(new TestSpaces.Classes(), 1)) {
      LatentSpace space =
          new LatentSpace(generator, new TestSpaces.Gaussian(1, 1), new TestSpaces.Classes());
      LatentPoint from = new LatentPoint(List.of(2f), List.of(1f, 0f, 0f));
      LatentPoint to = new LatentPoint(List.of(4f), List.of(0f, 0f, 1f));

      assertThat(space.between(from, to, 0.25))
          .isEqualTo(new LatentPoint(List.of(2.5f), List.of(0.75f, 0f, 0.25f)));
      assertThat(space.between(from, to, 0)).isEqualTo(from);
      assertThat(space.between(from, to, 1)).isEqualTo(to);
    }
  }

  /** Of images that are shown with a hole, say. */
  private record FromData() implements Task {
    @Override
    public SampleShape generated() {
      return TestSpaces.IMAGE;
    }

    @Override
    public SampleShape generatorCondition() {
      return SampleShape.vector(2);
    }

    @Override
    public Round round(Batch batch, RandomKey key) {
      throw new UnsupportedOperationException();
    }
  }

  @Test
  void needsALatentAndConditionsWithoutData() {
    try (LayeredGenerator generator = TestSpaces.generator(new FromData(), 2)) {
      assertThatExceptionOfType(GanException.class)
          .isThrownBy(
              () -> new LatentSpace(generator, new TestSpaces.Gaussian(2, 1), new FromData()))
          .withMessageContaining("come from data");
      assertThatExceptionOfType(GanException.class)
          .isThrownBy(
              () ->
                  new LatentSpace(generator, new TestSpaces.Gaussian(0, 1), new TestSpaces.Plain()))
          .withMessageContaining("no latent");
    }
  }
}
