package org.gan4j.evaluation.statistics;

import org.gan4j.api.component.Require;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.api.evaluation.Vectors;

/**
 * The classifier score, with ImageNet's Inception network the Inception Score: the exponential of
 * the mean Kullback–Leibler divergence of a classifier's probabilities from their mean. Salimans et
 * al., "Improved techniques for training GANs", 2016, section 4. It is at least 1, and at most the
 * number of classes.
 */
@ThreadSafe
public final class ClassifierScore {
  private ClassifierScore() {}

  /**
   * The score of all samples.
   *
   * @param probabilities [n, classes], whose rows have the sum 1
   */
  public static double of(Vectors probabilities) {
    double[] mean = new double[probabilities.size()];
    double entropies = 0;
    for (int i = 0; i < probabilities.count(); i++) {
      for (int k = 0; k < mean.length; k++) {
        double probability = probabilities.get(i, k);
        mean[k] += probability / probabilities.count();
        entropies += product(probability);
      }
    }
    double information = entropies / probabilities.count();
    for (double probability : mean) {
      information -= product(probability);
    }
    return Math.exp(information);
  }

  /**
   * The score of each of equal parts, in their order; the rest is left out.
   *
   * @param splits how many parts, at most the number of samples
   */
  public static double[] ofSplits(Vectors probabilities, int splits) {
    int size = probabilities.count() / splits;
    Require.that(size > 0, "there are fewer samples than splits");
    double[] scores = new double[splits];
    for (int i = 0; i < splits; i++) {
      scores[i] = of(probabilities.range(i * size, (i + 1) * size));
    }
    return scores;
  }

  /**
   * The share of samples of which the classifier is sure: the largest probability reaches a limit.
   *
   * @param probabilities [n, classes], whose rows have the sum 1
   * @param limit in (0, 1]
   */
  public static double confidentShare(Vectors probabilities, double limit) {
    int sure = 0;
    for (int i = 0; i < probabilities.count(); i++) {
      double largest = 0;
      for (int k = 0; k < probabilities.size(); k++) {
        largest = Math.max(largest, probabilities.get(i, k));
      }
      sure += largest >= limit ? 1 : 0;
    }
    return (double) sure / probabilities.count();
  }

  private static double product(double probability) {
    return probability > 0 ? probability * Math.log(probability) : 0;
  }
}
