package org.gan4j.evaluation.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.gan4j.api.RandomKey;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.evaluation.SharedComparison;
import org.gan4j.api.evaluation.Vectors;
import org.gan4j.evaluation.metric.LaplacianPyramid.Level;
import org.gan4j.evaluation.testing.Blocks;
import org.junit.jupiter.api.Test;

class LaplacianPyramidTest {

  private static Level plane(int height, int width, IntToDoubleFunction pixels) {
    double[] values = new double[height * width];
    Arrays.setAll(values, pixels);
    return new Level(height, width, values);
  }

  @Test
  void hasLevelsOfSixteenPixelsOrMore() {
    assertThat(LaplacianPyramid.levels(28, 28)).isEqualTo(1);
    assertThat(LaplacianPyramid.levels(64, 64)).isEqualTo(3);
    assertThat(LaplacianPyramid.levels(64, 33)).isEqualTo(2);
    assertThat(LaplacianPyramid.of(plane(64, 48, i -> i)))
        .extracting(Level::height, Level::width)
        .containsExactly(tuple(64, 48), tuple(32, 24));
  }

  /** The kernel has the sum 1, also at the mirrored edges and between the zeros. */
  @Test
  void hasNoDetailsOfAConstant() {
    List<Level> levels = LaplacianPyramid.of(plane(37, 40, i -> 0.3));

    assertThat(levels).hasSize(2);
    assertThat(levels.get(0).pixels()).containsExactly(new double[37 * 40], within(1e-12));
    assertThat(levels.get(1).pixels())
        .containsExactly(plane(19, 20, i -> 0.3).pixels(), within(1e-12));
  }

  /** A symmetric kernel keeps a plane, away from the edges: 4 pixels of two blurs of 2 each. */
  @Test
  void hasNoDetailsOfASlope() {
    List<Level> levels = LaplacianPyramid.of(plane(32, 32, i -> i % 32 + (i - i % 32) / 16.0));

    for (int row = 6; row < 26; row++) {
      for (int column = 6; column < 26; column++) {
        assertThat(levels.get(0).pixels()[32 * row + column]).isCloseTo(0, within(1e-9));
      }
    }
    assertThat(levels.get(1).pixels()[16 * 5 + 4]).isCloseTo(8 + 2.0 * 10, within(1e-9));
  }

  /** An impulse spreads by the kernel: 6/16 in both directions at its own place. */
  @Test
  void blursWithTheBinomialKernel() {
    Level half = plane(32, 32, i -> i == 32 * 16 + 16 ? 1 : 0).halved();

    assertThat(half.pixels()[16 * 8 + 8]).isCloseTo(36 / 256.0, within(1e-12));
    assertThat(half.pixels()[16 * 8 + 9]).isCloseTo(6 / 256.0, within(1e-12));
    assertThat(half.pixels()[16 * 9 + 9]).isCloseTo(1 / 256.0, within(1e-12));
  }

  @Test
  void patchesAreNormalizedInEachChannel() {
    Dataset data = new Blocks(3, 70, 1, false);
    Vectors patches =
        new LaplacianPatches(0, 5, RandomKey.ofSeed(1))
            .of(SharedComparison.of(data, data, data).forMetric(null).samples(70));

    assertThat(patches.count()).isEqualTo(350);
    assertThat(patches.size()).isEqualTo(3 * 49);
    for (int channel = 0; channel < 3; channel++) {
      double sum = 0;
      double squares = 0;
      for (int i = 0; i < 350 * 49; i++) {
        double value = patches.get(i / 49, channel * 49 + i % 49);
        sum += value;
        squares += value * value;
      }
      // Float32 numbers of about 1.
      assertThat(sum / (350 * 49)).isCloseTo(0, within(1e-6));
      assertThat(squares / (350 * 49)).isCloseTo(1, within(1e-6));
    }
  }
}
