package org.gan4j.datasets.mixtures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.within;
import static org.gan4j.datasets.Reading.read;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.component.Require;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.data.DatasetContext;
import org.gan4j.api.data.GaussianMixture;
import org.junit.jupiter.api.Test;

class MixtureDatasetTest {
  private static final RingConfiguration RING = new RingConfiguration(8, 2, 0.02, 50_000);
  private static final GridConfiguration GRID = new GridConfiguration(5, 2, 0.05, 50_000);

  @Test
  void putsTheModesOfTheRingOnACircle() {
    GaussianMixture density = ring(1).trueDensity().orElseThrow();

    assertThat(density.standardDeviation()).isEqualTo(0.02);
    assertThat(density.modes()).hasSize(8).startsWith(List.of(2.0, 0.0));
    assertThat(density.modes())
        .allSatisfy(
            mode -> assertThat(Math.hypot(mode.get(0), mode.get(1))).isCloseTo(2, offset(1e-12)));
    assertThat(density.modes().get(2).get(1)).isCloseTo(2, offset(1e-12));
  }

  @Test
  void putsTheModesOfTheGridOnASquareAroundTheOrigin() {
    GaussianMixture density = grid(1).trueDensity().orElseThrow();

    assertThat(density.standardDeviation()).isEqualTo(0.05);
    assertThat(density.modes())
        .hasSize(25)
        .startsWith(List.of(-4.0, -4.0), List.of(-2.0, -4.0))
        .contains(List.of(0.0, 0.0))
        .endsWith(List.of(4.0, 4.0));
  }

  @Test
  void drawsFromTheDensityItNames() {
    try (Dataset dataset = grid(7)) {
      int count = dataset.size();
      float[] points = read(dataset, IntStream.range(0, count).toArray());
      List<List<Double>> modes = dataset.trueDensity().orElseThrow().modes();
      int[] drawn = new int[modes.size()];
      double squares = 0;
      for (int i = 0; i < count; i++) {
        List<Double> mode = modes.get(dataset.label(i));
        drawn[dataset.label(i)]++;
        squares += Math.pow(points[2 * i] - mode.get(0), 2);
        squares += Math.pow(points[2 * i + 1] - mode.get(1), 2);
      }

      // 2,000 expected in each mode, with a standard deviation of 44: five of them.
      assertThat(Arrays.stream(drawn).boxed())
          .allSatisfy(n -> assertThat(n).isCloseTo(2000, within(220)));
      // The estimate from 100,000 numbers has a standard error of σ/√200,000 = 0.00011: five.
      assertThat(Math.sqrt(squares / (2 * count))).isCloseTo(0.05, within(0.00056));
    }
  }

  @Test
  void drawsTheSameWheneverAndInWhateverOrder() {
    try (Dataset one = ring(3);
        Dataset other = ring(3)) {
      float[] forwards = read(one, 0, 1, 2);
      float[] backwards = read(other, 2, 1, 0);

      assertThat(forwards[0]).isEqualTo(backwards[4]);
      assertThat(forwards[5]).isEqualTo(backwards[1]);
      assertThat(read(one, RandomKey.ofSeed(99), 0, 1, 2)).containsExactly(forwards);
      assertThat(one.fingerprint()).isEqualTo(other.fingerprint());
      assertThat(one.shape()).isEqualTo(SampleShape.vector(2));
      assertThat(one.classes()).hasSize(8).startsWith("mode 0");
    }
  }

  @Test
  void drawsOtherSamplesWithAnotherKey() {
    try (Dataset one = ring(3);
        Dataset other = ring(4)) {
      assertThat(read(one, 0)).isNotEqualTo(read(other, 0));
      assertThat(one.fingerprint()).isNotEqualTo(other.fingerprint());
    }
  }

  @Test
  void refusesImpossibleSettings() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Require.withinBounds(new RingConfiguration(0, 2, 0.02, 1)))
        .withMessageContaining("modes must be at least 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Require.withinBounds(new RingConfiguration(8, 2, 0, 1)))
        .withMessageContaining("standardDeviation must be above 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Require.withinBounds(new GridConfiguration(5, Double.NaN, 1, 1)))
        .withMessageContaining("spacing must be above 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Require.withinBounds(new GridConfiguration(5, 2, 1, 0)))
        .withMessageContaining("size must be at least 1");
  }

  private static Dataset ring(long seed) {
    return new RingProvider().create(RING, context(seed));
  }

  private static Dataset grid(long seed) {
    return new GridProvider().create(GRID, context(seed));
  }

  private static DatasetContext context(long seed) {
    return DatasetContext.of(Path.of("unused"), Path.of("unused"), RandomKey.ofSeed(seed));
  }
}
