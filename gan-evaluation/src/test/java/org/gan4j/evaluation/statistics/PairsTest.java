package org.gan4j.evaluation.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.gan4j.api.evaluation.Vectors;
import org.junit.jupiter.api.Test;

class PairsTest {
  /** Neither number of vectors nor of features is a multiple of a block. */
  private static final Vectors ROWS = Gaussians.of(75, 71, 1);

  private static final Vectors COLUMNS = Gaussians.of(519, 71, 2);

  @Test
  void addsTheFeaturesInTheirOrder() {
    Pairs.INNER_PRODUCTS.forEachRow(
        ROWS,
        COLUMNS,
        (row, values) -> {
          assertThat(values).hasSize(519);
          for (int column = 0; column < values.length; column++) {
            assertThat(values[column]).isEqualTo(Gaussians.product(ROWS, row, COLUMNS, column));
          }
        });
    Pairs.SQUARED_DISTANCES.forEachRow(
        ROWS,
        COLUMNS,
        (row, values) -> {
          for (int column = 0; column < values.length; column++) {
            assertThat(values[column])
                .isEqualTo(Gaussians.squaredDistance(ROWS, row, COLUMNS, column));
          }
        });
  }

  @Test
  void givesEachRowOnce() {
    int[] seen = new int[ROWS.count()];
    Pairs.INNER_PRODUCTS.forEachRow(ROWS, COLUMNS, (row, values) -> seen[row]++);

    assertThat(seen).containsOnly(1);
  }

  @Test
  void refusesVectorsOfOtherSizes() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Pairs.INNER_PRODUCTS.forEachRow(ROWS, Gaussians.of(3, 70, 1), (row, values) -> {}));
  }
}
