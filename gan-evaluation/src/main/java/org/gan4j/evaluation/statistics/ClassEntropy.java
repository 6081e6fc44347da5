package org.gan4j.evaluation.statistics;

import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.api.evaluation.Vectors;

/**
 * How undecided a classifier is about samples: the mean entropy of its probabilities P, −Σₖ Pₖ log
 * Pₖ, relative to that of equal ones, log K. In [0, 1].
 */
@ThreadSafe
public final class ClassEntropy {
  private ClassEntropy() {}

  /**
   * The mean of probabilities.
   *
   * @param probabilities [n, classes], whose rows have the sum 1; at least two classes
   */
  public static double of(Vectors probabilities) {
    double sum = 0;
    for (int i = 0; i < probabilities.count(); i++) {
      for (int k = 0; k < probabilities.size(); k++) {
        double probability = probabilities.get(i, k);
        sum -= probability > 0 ? probability * Math.log(probability) : 0;
      }
    }
    return sum / probabilities.count() / Math.log(probabilities.size());
  }

  /**
   * The mean of the softmax of logits.
   *
   * @param logits one row a sample, of at least two classes
   */
  public static double ofLogits(float[]... logits) {
    double sum = 0;
    for (float[] row : logits) {
      sum += ofLogits(row) / Math.log(row.length);
    }
    return sum / logits.length;
  }

  /** log Σ exp(l) − Σ P l, with the largest logit taken out. */
  private static double ofLogits(float... row) {
    double largest = Double.NEGATIVE_INFINITY;
    for (float logit : row) {
      largest = Math.max(largest, logit);
    }
    double total = 0;
    double weighted = 0;
    for (float logit : row) {
      double share = Math.exp(logit - largest);
      total += share;
      weighted += share * (logit - largest);
    }
    return Math.log(total) - weighted / total;
  }
}
