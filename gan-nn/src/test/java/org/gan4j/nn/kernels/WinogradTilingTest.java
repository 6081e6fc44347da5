package org.gan4j.nn.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.gan4j.nn.kernels.WinogradTiling.Axis;
import org.junit.jupiter.api.Test;
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
    Axis vertical = tiling.vertical();
    Axis horizontal = tiling.horizontal();
    List<Integer> rows = new ArrayList<>();
    for (int image = 0; image < BATCH; image++) {
      for (int i = 0; i < vertical.tiles(); i++) {
        for (int j = 0; j < horizontal.tiles(); j++) {
          for (int p = 0; p < vertical.points(i); p++) {
            for (int q = 0; q < horizontal.points(j); q++) {
              rows.add(
                  tiling.row(image, BATCH, i, j, vertical.point(i, p), horizontal.point(j, q)));
            }
          }
        }
      }
    }
    int all = Math.toIntExact(Arrays.stream(tiling.heights(BATCH)).sum());
    assertThat(rows).containsExactlyInAnyOrderElementsOf(IntStream.range(0, all).boxed().toList());
  }

  /** For each point, the rows of an image follow those of the image before. */
  @Test
  void aMatrixHasImageAfterImage() {
    WinogradTiling tiling = new WinogradTiling(7, 7);
    long before = Arrays.stream(tiling.heights(BATCH)).limit(7).sum();

    assertThat(tiling.heights(BATCH)[7]).isEqualTo(4 * BATCH);
    assertThat(tiling.row(0, BATCH, 0, 0, 1, 2)).isEqualTo((int) before);
    assertThat(tiling.row(0, BATCH, 1, 1, 1, 2)).isEqualTo((int) before + 3);
    assertThat(tiling.row(1, BATCH, 0, 0, 1, 2)).isEqualTo((int) before + 4);
  }
}
