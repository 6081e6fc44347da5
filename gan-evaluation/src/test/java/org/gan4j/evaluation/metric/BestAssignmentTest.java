package org.gan4j.evaluation.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BestAssignmentTest {

  @Test
  void findsWhatTryingAllAssignmentsFinds() {
    SplittableRandom random = new SplittableRandom(7);
    for (int trial = 0; trial < 200; trial++) {
      int rows = 1 + random.nextInt(5);
      int columns = 1 + random.nextInt(5);
      int[][] values = new int[rows][columns];
      for (int[] row : values) {
        for (int i = 0; i < columns; i++) {
          row[i] = random.nextInt(20);
        }
      }

      assertThat(BestAssignment.sum(values)).isEqualTo(best(values, 0, 0));
    }
  }

  /** Rows may also stay without a column. */
  private static long best(int[][] values, int row, int used) {
    if (row == values.length) {
      return 0;
    }
    long best = best(values, row + 1, used);
    for (int column = 0; column < values[row].length; column++) {
      if ((used >> column & 1) == 0) {
        best = Math.max(best, values[row][column] + best(values, row + 1, used | 1 << column));
      }
    }
    return best;
  }

  @Test
  void letsRowsBeShorter() {
    assertThat(BestAssignment.sum(new int[][] {{}, {3, 9}, {4}})).isEqualTo(13);
  }
}
