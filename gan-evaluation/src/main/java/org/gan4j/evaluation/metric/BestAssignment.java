package org.gan4j.evaluation.metric;

import java.util.Arrays;

/**
 * The assignment of columns to rows, each at most once, with the largest sum: Kuhn, "The Hungarian
 * method for the assignment problem", 1955, in the form with shortest augmenting paths and
 * potentials of Jonker and Volgenant, 1987.
 */
final class BestAssignment {
  private final long[][] costs;
  private final int size;
  private final long[] rowPotentials;
  private final long[] columnPotentials;

  /** The row of a column, from 1; 0 if it has none yet. */
  private final int[] rowOf;

  private BestAssignment(long[][] costs) {
    this.costs = costs;
    size = costs.length;
    rowPotentials = new long[size + 1];
    columnPotentials = new long[size + 1];
    rowOf = new int[size + 1];
  }

  /**
   * The largest sum.
   *
   * @param values [rows][columns], at least 0; a row may be shorter than others, and lacks zeros
   */
  static long sum(int[][] values) {
    int columns = Arrays.stream(values).mapToInt(row -> row.length).max().orElse(0);
    int size = Math.max(values.length, columns);
    long[][] costs = new long[size][size];
    for (int row = 0; row < values.length; row++) {
      for (int column = 0; column < values[row].length; column++) {
        costs[row][column] = -values[row][column];
      }
    }
    return new BestAssignment(costs).solve();
  }

  private long solve() {
    for (int row = 1; row <= size; row++) {
      augment(row);
    }
    long sum = 0;
    for (int column = 1; column <= size; column++) {
      sum -= costs[rowOf[column] - 1][column - 1];
    }
    return sum;
  }

  /** Assigns one more row, along the shortest path that changes assignments. */
  private void augment(int row) {
    long[] distances = new long[size + 1];
    Arrays.fill(distances, Long.MAX_VALUE);
    int[] previous = new int[size + 1];
    boolean[] used = new boolean[size + 1];
    rowOf[0] = row;
    int column = 0;
    do {
      used[column] = true;
      column = advance(column, distances, previous, used);
    } while (rowOf[column] != 0);
    while (column != 0) {
      rowOf[column] = rowOf[previous[column]];
      column = previous[column];
    }
  }

  /** Looks at the columns from one of them, and returns the nearest that was not used. */
  private int advance(int from, long[] distances, int[] previous, boolean[] used) {
    int row = rowOf[from];
    long nearest = Long.MAX_VALUE;
    int next = 0;
    for (int column = 1; column <= size; column++) {
      if (!used[column]) {
        long reduced = costs[row - 1][column - 1] - rowPotentials[row] - columnPotentials[column];
        if (reduced < distances[column]) {
          distances[column] = reduced;
          previous[column] = from;
        }
        if (distances[column] < nearest) {
          nearest = distances[column];
          next = column;
        }
      }
    }
    for (int column = 0; column <= size; column++) {
      if (used[column]) {
        rowPotentials[rowOf[column]] += nearest;
        columnPotentials[column] -= nearest;
      } else if (column > 0) {
        distances[column] -= nearest;
      }
    }
    return next;
  }
}
