package org.gan4j.nn.layers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.BitSet;
import org.gan4j.nn.layers.WinogradTiling.Group;
import org.gan4j.nn.layers.WinogradTiling.Segment;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WinogradTilingTest {
  private static final int BATCH = 3;

  /** A tile of m×n pixels has (m + 1)·(n + 1) points: 7 = 4 + 3 has 5 + 4, 6 = 4 + 2 has 5 + 3. */
  @ParameterizedTest
  @CsvSource({"4, 4, 25", "7, 7, 81", "6, 6, 64", "8, 8, 100", "3, 5, 28", "1, 1, 4", "14, 2, 54"})
  void aTileHasAMultiplicationAPoint(int height, int width, int expected) {
    long[] heights = new WinogradTiling(height, width).heights(BATCH);
    assertThat(Arrays.stream(heights).sum()).isEqualTo((long) BATCH * expected);
  }

  @ParameterizedTest
  @CsvSource({"7, 7", "9, 4", "2, 11", "13, 13"})
  void everyRowOfTheMatricesBelongsToOneTile(int height, int width) {
    WinogradTiling tiling = new WinogradTiling(height, width);
    BitSet rows = new BitSet();
    for (Group group : tiling.groups()) {
      for (int i = 0; i < group.vertical().points(); i++) {
        for (int j = 0; j < group.horizontal().points(); j++) {
          int point = group.vertical().point(i) * Winograd.POINTS + group.horizontal().point(j);
          for (int image = 0; image < BATCH; image++) {
            int row = tiling.row(group, point, image, BATCH);
            assertThat(rows.get(row, row + group.tiles()).isEmpty()).as("free rows").isTrue();
            rows.set(row, row + group.tiles());
          }
        }
      }
    }
    long all = Arrays.stream(tiling.heights(BATCH)).sum();
    assertThat(rows.cardinality()).isEqualTo(Math.toIntExact(all)).isEqualTo(rows.length());
  }

  @ParameterizedTest
  @CsvSource({"7, 7", "9, 4", "2, 11", "13, 13"})
  void everyPixelIsInOneTile(int height, int width) {
    int[][] tiles = new int[height][width];
    for (Group group : new WinogradTiling(height, width).groups()) {
      Segment vertical = group.vertical();
      Segment horizontal = group.horizontal();
      for (int i = 0; i < vertical.count() * vertical.outputs(); i++) {
        for (int j = 0; j < horizontal.count() * horizontal.outputs(); j++) {
          tiles[vertical.first() * 4 + i][horizontal.first() * 4 + j]++;
        }
      }
    }
    for (int[] row : tiles) {
      assertThat(row).containsOnly(1);
    }
  }
}
