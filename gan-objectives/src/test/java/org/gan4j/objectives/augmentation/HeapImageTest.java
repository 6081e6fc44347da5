package org.gan4j.objectives.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.gan4j.api.RandomKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HeapImageTest {
  private static final int CHANNELS = 2;
  private static final int HEIGHT = 5;
  private static final int WIDTH = 7;
  private static final RandomGenerator RANDOM = RandomKey.ofSeed(3).generator();

  private static HeapImage of(double... values) {
    HeapImage image = new HeapImage(CHANNELS, HEIGHT, WIDTH);
    System.arraycopy(values, 0, image.values(), 0, values.length);
    return image;
  }

  private static HeapImage row(double... values) {
    HeapImage image = new HeapImage(1, 1, values.length);
    System.arraycopy(values, 0, image.values(), 0, values.length);
    return image;
  }

  private static double[] gaussian() {
    double[] values = new double[CHANNELS * HEIGHT * WIDTH];
    for (int i = 0; i < values.length; i++) {
      values[i] = RANDOM.nextGaussian();
    }
    return values;
  }

  private static double product(double[] left, double[] right) {
    double sum = 0;
    for (int i = 0; i < left.length; i++) {
      sum += left[i] * right[i];
    }
    return sum;
  }

  private static double[] changed(double[] values, Consumer<HeapImage> change) {
    HeapImage image = of(values);
    change.accept(image);
    return image.values();
  }

  /** ⟨L x, y⟩ = ⟨x, Lᵀ y⟩, and L x + t is affine: what it makes of zeros is t. */
  private static void assertTranspose(Consumer<HeapImage> map, Consumer<HeapImage> transpose) {
    double[] x = gaussian();
    double[] y = gaussian();
    double[] constant = changed(new double[x.length], map);
    double[] linear = changed(x, map);
    for (int i = 0; i < linear.length; i++) {
      linear[i] -= constant[i];
    }
    // Sums of 70 products of order 1 in double precision.
    assertThat(product(linear, y)).isCloseTo(product(x, changed(y, transpose)), within(1e-12));
  }

  @ParameterizedTest
  @EnumSource
  void shiftHasItsTranspose(Border border) {
    for (int down = -6; down <= 6; down++) {
      for (int right = -8; right <= 8; right++) {
        int rows = down;
        int columns = right;
        assertTranspose(
            image -> image.shift(rows, columns, border),
            image -> image.shiftTransposed(rows, columns, border));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void samplingHasItsTranspose(Border border) {
    for (PlaneMap map : maps()) {
      assertTranspose(
          image -> image.sample(map, border), image -> image.sampleTransposed(map, border));
    }
  }

  private static List<PlaneMap> maps() {
    List<PlaneMap> maps = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      maps.add(
          PlaneMap.inverse(
              RANDOM.nextBoolean(),
              RANDOM.nextInt(-2, 3),
              RANDOM.nextInt(-2, 3),
              Math.pow(2, RANDOM.nextGaussian()),
              RANDOM.nextDouble(-Math.PI, Math.PI)));
    }
    return maps;
  }

  @Test
  void coloursAndCutoutAreTheirOwnTransposes() {
    assertTranspose(image -> image.multiply(0.3), image -> image.multiply(0.3));
    assertTranspose(image -> image.saturate(1.7), image -> image.saturate(1.7));
    assertTranspose(image -> image.contrast(0.6), image -> image.contrast(0.6));
    assertTranspose(image -> image.erase(-1, 2, 3, 9), image -> image.erase(-1, 2, 3, 9));
    assertTranspose(image -> image.add(0.4), image -> {});
  }

  @Test
  void shiftMovesDownAndToTheRight() {
    HeapImage image = new HeapImage(1, 2, 3);
    System.arraycopy(new double[] {1, 2, 3, 4, 5, 6}, 0, image.values(), 0, 6);
    image.shift(1, 1, Border.BLACK);

    assertThat(image.values()).containsExactly(-1, -1, -1, -1, 1, 2);
  }

  @Test
  void borderSaysWhatIsBeyond() {
    List<double[]> shown = new ArrayList<>();
    for (Border border : Border.values()) {
      HeapImage image = row(1, 2, 3, 4);
      image.shift(0, 2, border);
      shown.add(image.values());
    }

    assertThat(shown)
        .containsExactly(
            new double[] {0, 0, 1, 2},
            new double[] {-1, -1, 1, 2},
            new double[] {1, 1, 1, 2},
            new double[] {3, 2, 1, 2});
  }

  @Test
  void reflectionGoesOnBeyondOneImage() {
    HeapImage image = row(1, 2, 3);
    image.shift(0, -6, Border.REFLECT);

    assertThat(image.values()).containsExactly(3, 2, 1);
  }

  /** To the bit: no weight is lost to rounding. */
  @ParameterizedTest
  @EnumSource
  void samplingAtWholePixelsIsTheShift(Border border) {
    double[] x = gaussian();

    assertThat(changed(x, image -> image.sample(PlaneMap.inverse(false, 2, -1, 1, 0), border)))
        .isEqualTo(changed(x, image -> image.shift(-1, 2, border)));
  }

  @Test
  void mirrorsBeforeItMoves() {
    HeapImage image = row(1, 2, 3);
    image.sample(PlaneMap.inverse(true, 1, 0, 1, 0), Border.ZERO);

    assertThat(image.values()).containsExactly(0, 3, 2);
  }

  @Test
  void turnsFromTheRightDownwards() {
    HeapImage image = new HeapImage(1, 2, 2);
    System.arraycopy(new double[] {1, 2, 3, 4}, 0, image.values(), 0, 4);
    image.sample(PlaneMap.inverse(false, 0, 0, 1, Math.PI / 2), Border.ZERO);

    // The cosine of π/2 is 6e-17.
    assertThat(image.values()).containsExactly(new double[] {3, 1, 4, 2}, within(1e-12));
  }

  @Test
  void enlargesAroundTheCentre() {
    HeapImage image = row(0, 10, 20, 30, 40);
    image.sample(PlaneMap.inverse(false, 0, 0, 2, 0), Border.ZERO);

    assertThat(image.values()).containsExactly(10, 15, 20, 25, 30);
  }

  @Test
  void contrastKeepsTheMeanAndSaturationTheGrey() {
    HeapImage image = new HeapImage(3, 1, 2);
    System.arraycopy(new double[] {1, 2, 4, 2, 4, 2}, 0, image.values(), 0, 6);
    image.saturate(0.5);
    assertThat(image.values()).containsExactly(2, 2, 3.5, 2, 3.5, 2);

    HeapImage other = row(1, 2, 6);
    other.contrast(2);
    assertThat(other.values()).containsExactly(-1, 1, 9);
  }

  @Test
  void erasesTheIntersectionWithTheImage() {
    HeapImage image = row(1, 1, 1, 1);
    image.erase(-3, 2, 1, 9);
    assertThat(image.values()).containsExactly(1, 1, 0, 0);

    image.erase(0, -5, 1, -2);
    assertThat(image.values()).containsExactly(1, 1, 0, 0);
  }
}
