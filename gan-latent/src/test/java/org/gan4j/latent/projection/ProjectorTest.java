package org.gan4j.latent.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.gan4j.latent.TestSpaces.KEY;

import java.util.List;
import org.gan4j.api.GanException;
import org.gan4j.api.data.Latent;
import org.gan4j.api.data.Task;
import org.gan4j.latent.LatentPoint;
import org.gan4j.latent.LatentSpace;
import org.gan4j.latent.TestSpaces;
import org.gan4j.latent.projection.ProjectionOptions.ConditionSearch;
import org.gan4j.nn.LayeredGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ProjectorTest {
  private static final int SAMPLES = 6;

  /** A smooth generator of few numbers is inverted far better than that. */
  private static final double FOUND = 40;

  private static ProjectionOptions options(ConditionSearch search) {
    return new ProjectionOptions(300, 6, 0.1, 0, search, 3);
  }

  private static List<Projection> project(
      LatentSpace space, INDArray samples, ProjectionOptions options, @Nullable Integer label) {
    return new Projector(space, null, options).project(samples, label, found -> {});
  }

  private static LatentSpace space(LayeredGenerator generator, Latent latent, Task task) {
    return new LatentSpace(generator, latent, task);
  }

  @Test
  void findsItsOwnSamplesAgain() {
    Task task = new TestSpaces.Plain();
    try (LayeredGenerator generator = TestSpaces.generator(task, 3)) {
      LatentSpace space = space(generator, new TestSpaces.Gaussian(3, 1), task);
      INDArray samples = space.generate(space.latents(SAMPLES, KEY.split("truth")), null);

      List<Projection> found = project(space, samples, options(ConditionSearch.CONTINUOUS), null);

      assertThat(found).hasSize(SAMPLES);
      INDArray made = LatentPoint.generate(found.stream().map(Projection::point).toList(), space);
      for (int i = 0; i < SAMPLES; i++) {
        assertThat(found.get(i).psnr()).isGreaterThan(FOUND);
        double norm = made.slice(i).sub(samples.slice(i)).norm2Number().doubleValue();
        // The reported error is that of the latent, but for rounding in float32.
        assertThat(norm * norm / TestSpaces.IMAGE.length())
            .isCloseTo(found.get(i).meanSquare(), within(1e-9));
      }
    }
  }

  @Test
  void staysWithinTheBoundsOfTheLatent() {
    Task task = new TestSpaces.Plain();
    try (LayeredGenerator generator = TestSpaces.generator(task, 3)) {
      LatentSpace space = space(generator, new TestSpaces.Uniform(3), task);
      // Made of z far outside of the cube, so that the search is drawn there.
      INDArray samples = space.generate(space.latents(SAMPLES, KEY.split("truth")).mul(4), null);

      for (Projection found : project(space, samples, options(ConditionSearch.CONTINUOUS), null)) {
        assertThat(found.point().latent()).allSatisfy(z -> assertThat(z).isBetween(-1f, 1f));
      }
    }
  }

  @Test
  void findsTheClassOrKeepsTheChosenOne() {
    TestSpaces.Classes task = new TestSpaces.Classes();
    try (LayeredGenerator generator = TestSpaces.generator(task, 3)) {
      LatentSpace space = space(generator, new TestSpaces.Gaussian(3, 1), task);
      INDArray conditions = space.conditions(SAMPLES, KEY).orElseThrow();
      INDArray samples = space.generate(space.latents(SAMPLES, KEY.split("truth")), conditions);

      List<Projection> found = project(space, samples, options(ConditionSearch.CONTINUOUS), null);
      List<Projection> ofB = project(space, samples, options(ConditionSearch.CONTINUOUS), 1);

      for (int i = 0; i < SAMPLES; i++) {
        assertThat(found.get(i).psnr()).isGreaterThan(FOUND);
        assertThat(found.get(i).point())
            .matches(
                point ->
                    point.condition().stream().filter(number -> number == 1).count() == 1
                        && point.condition().stream().filter(number -> number == 0).count() == 2);
        assertThat(ofB.get(i).point().condition()).containsExactly(0f, 1f, 0f);
      }
    }
  }

  @Test
  void optimizesTheContinuousNumbersOfAConditionOnly() {
    Task task = new TestSpaces.Coordinates();
    try (LayeredGenerator generator = TestSpaces.generator(task, 1)) {
      LatentSpace space = space(generator, new TestSpaces.Gaussian(1, 1), task);
      INDArray samples =
          space.generate(
              space.latents(SAMPLES, KEY.split("truth")),
              space.conditions(SAMPLES, KEY.split("conditions")).orElseThrow());

      List<Projection> continuous =
          project(space, samples, options(ConditionSearch.CONTINUOUS), null);
      List<Projection> fixed = project(space, samples, options(ConditionSearch.FIXED), null);
      List<Projection> all = project(space, samples, options(ConditionSearch.ALL), null);

      for (int i = 0; i < SAMPLES; i++) {
        assertThat(continuous.get(i).psnr()).isGreaterThan(FOUND);
        assertThat(continuous.get(i).point().condition().get(0)).isEqualTo(1);
        assertThat(all.get(i).psnr()).isGreaterThan(FOUND);
        assertThat(all.get(i).point().condition().get(0)).isNotEqualTo(1);
        assertThat(fixed.get(i).psnr()).isLessThan(continuous.get(i).psnr());
      }
    }
  }

  @Test
  void ratioIsThatOfTheLargestDifference() {
    LatentPoint point = new LatentPoint(List.of(0f), List.of());

    // The largest difference, a tenth of it, and none.
    assertThat(new Projection(point, 4).psnr()).isCloseTo(0, within(1e-9));
    assertThat(new Projection(point, 0.04).psnr()).isCloseTo(20, within(1e-9));
    assertThat(new Projection(point, 0).psnr()).isFinite().isGreaterThan(140);
  }

  @Test
  void findsTheSameForTheSameSeed() {
    Task task = new TestSpaces.Plain();
    try (LayeredGenerator generator = TestSpaces.generator(task, 3)) {
      LatentSpace space = space(generator, new TestSpaces.Gaussian(3, 1), task);
      INDArray samples = space.generate(space.latents(2, KEY.split("truth")), null);
      ProjectionOptions few = ProjectionOptions.standard().with(20, 3);

      assertThat(project(space, samples, few, null)).isEqualTo(project(space, samples, few, null));
    }
  }

  @Test
  void needsAGeneratorThatIsDifferentiableInInference() {
    Task task = new TestSpaces.Plain();
    try (LayeredGenerator generator = TestSpaces.generator(task, 3)) {
      LatentSpace space =
          new LatentSpace(TestSpaces.opaque(generator), new TestSpaces.Gaussian(3, 1), task);
      INDArray samples = Nd4j.zeros(TestSpaces.IMAGE.batch(1));

      assertThatExceptionOfType(GanException.class)
          .isThrownBy(() -> project(space, samples, ProjectionOptions.standard(), null))
          .withMessageContaining("there is no way back");
    }
  }

  @Test
  void refusesSamplesOfAnotherShapeAndOptionsOutOfBounds() {
    Task task = new TestSpaces.Plain();
    try (LayeredGenerator generator = TestSpaces.generator(task, 3)) {
      LatentSpace space = space(generator, new TestSpaces.Gaussian(3, 1), task);
      assertThatIllegalArgumentException()
          .isThrownBy(
              () -> project(space, Nd4j.zeros(1, 1, 5, 5), ProjectionOptions.standard(), null));
    }
    assertThatIllegalArgumentException().isThrownBy(() -> ProjectionOptions.standard().with(0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> ProjectionOptions.standard().with(1, 0));
  }
}
