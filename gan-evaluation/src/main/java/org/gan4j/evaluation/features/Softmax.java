package org.gan4j.evaluation.features;

/** The softmax of logits, and its cross-entropy. */
final class Softmax {
  private Softmax() {}

  /** Replaces logits by probabilities. */
  static void apply(float[] row) {
    double greatest = Double.NEGATIVE_INFINITY;
    for (float logit : row) {
      greatest = Math.max(greatest, logit);
    }
    double sum = 0;
    for (float logit : row) {
      sum += StrictMath.exp(logit - greatest);
    }
    for (int i = 0; i < row.length; i++) {
      row[i] = (float) (StrictMath.exp(row[i] - greatest) / sum);
    }
  }

  /**
   * The gradient of the mean cross-entropy with respect to the logits, in one row after another.
   *
   * @param logits [batch, classes], which are overwritten
   */
  static float[] gradient(float[][] logits, int... labels) {
    int classes = logits[0].length;
    float[] gradient = new float[logits.length * classes];
    for (int i = 0; i < logits.length; i++) {
      apply(logits[i]);
      logits[i][labels[i]] -= 1;
      for (int k = 0; k < classes; k++) {
        gradient[i * classes + k] = logits[i][k] / logits.length;
      }
    }
    return gradient;
  }

  /** The index of the greatest number. */
  static int best(float... row) {
    int best = 0;
    for (int i = 1; i < row.length; i++) {
      if (row[i] > row[best]) {
        best = i;
      }
    }
    return best;
  }
}
