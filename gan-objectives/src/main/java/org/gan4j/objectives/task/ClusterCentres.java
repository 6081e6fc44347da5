package org.gan4j.objectives.task;

/** Centres of clusters, and which of them is nearest to a point. */
final class ClusterCentres {
  private final int count;
  private final double[] columns;
  private final double[] halfSquares;

  /**
   * Centres.
   *
   * @param values [count][size]
   */
  ClusterCentres(double[][] values) {
    this.count = values.length;
    this.columns = new double[values[0].length * count];
    this.halfSquares = new double[count];
    for (int centre = 0; centre < count; centre++) {
      for (int k = 0; k < values[centre].length; k++) {
        columns[k * count + centre] = values[centre][k];
        halfSquares[centre] += values[centre][k] * values[centre][k] / 2;
      }
    }
  }

  /** Whose centres are candidates for a point. */
  @FunctionalInterface
  interface Candidates {
    /** The range of the candidates; not empty. */
    Range of(int point);
  }

  /**
   * Numbers in a row.
   *
   * @param from the first
   * @param to behind the last
   */
  record Range(int from, int to) {}

  /** The nearest of all centres for each point; of equally near ones the first. */
  int[] nearest(double[] points) {
    Range all = new Range(0, count);
    return nearest(points, point -> all);
  }

  /**
   * The nearest of its candidates for each point.
   *
   * @param points [n × size]
   * @return [n]
   */
  int[] nearest(double[] points, Candidates candidates) {
    int size = columns.length / count;
    int[] nearest = new int[points.length / size];
    Pieces.run(
        nearest.length,
        (from, to) -> {
          double[] scores = new double[count];
          for (int i = from; i < to; i++) {
            Range range = candidates.of(i);
            score(points, i * size, size, range, scores);
            nearest[i] = greatest(scores, range);
          }
        });
    return nearest;
  }

  /** x·c − |c|²/2 is greatest where |x − c|² is smallest. */
  private void score(double[] points, int start, int size, Range range, double[] scores) {
    for (int centre = range.from; centre < range.to; centre++) {
      scores[centre] = -halfSquares[centre];
    }
    for (int k = 0; k < size; k++) {
      double coordinate = points[start + k];
      int row = k * count;
      for (int centre = range.from; centre < range.to; centre++) {
        scores[centre] += coordinate * columns[row + centre];
      }
    }
  }

  private static int greatest(double[] scores, Range range) {
    int greatest = range.from;
    for (int centre = range.from + 1; centre < range.to; centre++) {
      if (scores[centre] > scores[greatest]) {
        greatest = centre;
      }
    }
    return greatest;
  }
}
