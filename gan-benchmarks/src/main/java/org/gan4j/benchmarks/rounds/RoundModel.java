package org.gan4j.benchmarks.rounds;

import java.util.List;

/**
 * The seconds of a round of local SGD: a + t·K·P/E + b·bytes, for P workers of K iterations on E
 * executors, and the bytes of their states through the driver.
 *
 * @param overhead a, of Spark, in seconds
 * @param iterationSeconds t, of one iteration on one executor
 * @param byteSeconds b, of a byte that is copied, serialized, sent and averaged
 */
record RoundModel(double overhead, double iterationSeconds, double byteSeconds) {
  private static final int UNKNOWNS = 3;

  /**
   * A measured round.
   *
   * @param workers P
   * @param executors E
   * @param iterations K, of each worker
   * @param seconds of the round
   * @param bytes of the states: one to each executor, one from each worker
   */
  record Round(int workers, int executors, int iterations, double seconds, double bytes) {
    /** Those that an executor computes one after the other. */
    double serialIterations() {
      return iterations * Math.ceil((double) workers / executors);
    }

    /** The state of a training. */
    double stateBytes() {
      return bytes / (workers + executors);
    }
  }

  /**
   * Fits the model by least squares of relative errors.
   *
   * @throws IllegalArgumentException if the rounds are too few, or too alike
   */
  static RoundModel fit(List<Round> rounds) {
    double[][] equations = new double[UNKNOWNS][UNKNOWNS + 1];
    for (Round round : rounds) {
      double[] row = {1, round.serialIterations(), round.bytes(), round.seconds()};
      for (int i = 0; i < UNKNOWNS; i++) {
        for (int j = 0; j <= UNKNOWNS; j++) {
          equations[i][j] += row[i] * row[j] / (round.seconds() * round.seconds());
        }
      }
    }
    double[] solution = solve(equations);
    return new RoundModel(solution[0], solution[1], solution[2]);
  }

  /** Cramer's rule; three unknowns of very different sizes. */
  private static double[] solve(double[][] equations) {
    double[] scale = new double[UNKNOWNS];
    for (int i = 0; i < UNKNOWNS; i++) {
      scale[i] = Math.sqrt(equations[i][i]);
    }
    double[][] left = new double[UNKNOWNS][UNKNOWNS];
    double[] right = new double[UNKNOWNS];
    for (int i = 0; i < UNKNOWNS; i++) {
      for (int j = 0; j < UNKNOWNS; j++) {
        left[i][j] = equations[i][j] / (scale[i] * scale[j]);
      }
      right[i] = equations[i][UNKNOWNS] / scale[i];
    }
    double whole = determinant(left);
    if (!(Math.abs(whole) > 1e-12)) {
      throw new IllegalArgumentException(
          "rounds of at least three kinds are needed: of different workers and iterations");
    }
    double[] solution = new double[UNKNOWNS];
    for (int unknown = 0; unknown < UNKNOWNS; unknown++) {
      double[][] replaced = new double[UNKNOWNS][UNKNOWNS];
      for (int i = 0; i < UNKNOWNS; i++) {
        replaced[i] = left[i].clone();
        replaced[i][unknown] = right[i];
      }
      solution[unknown] = determinant(replaced) / whole / scale[unknown];
    }
    return solution;
  }

  private static double determinant(double[][] m) {
    return m[0][0] * (m[1][1] * m[2][2] - m[1][2] * m[2][1])
        - m[0][1] * (m[1][0] * m[2][2] - m[1][2] * m[2][0])
        + m[0][2] * (m[1][0] * m[2][1] - m[1][1] * m[2][0]);
  }

  /** The seconds of a round. */
  double seconds(double serialIterations, double bytes) {
    return overhead + iterationSeconds * serialIterations + byteSeconds * bytes;
  }

  /** With an executor for each worker. */
  double seconds(int workers, int iterations, double stateBytes) {
    return seconds(iterations, 2 * workers * stateBytes);
  }

  /** The largest relative error of the rounds. */
  double largestError(List<Round> rounds) {
    return rounds.stream()
        .mapToDouble(
            round ->
                Math.abs(seconds(round.serialIterations(), round.bytes()) / round.seconds() - 1))
        .max()
        .orElse(0);
  }
}
