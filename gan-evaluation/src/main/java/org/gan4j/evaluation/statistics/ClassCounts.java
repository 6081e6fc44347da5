package org.gan4j.evaluation.statistics;

import java.util.Arrays;
import org.gan4j.api.component.Require;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.api.evaluation.Vectors;

/**
 * How many samples belong to each class. Entropies and divergences are in nats.
 *
 * <p>Immutable.
 */
@ThreadSafe
public final class ClassCounts {
  private final long[] counts;
  private final long total;

  private ClassCounts(long... counts) {
    this.counts = counts;
    this.total = Arrays.stream(counts).sum();
    Require.that(total > 0, "there is no sample");
  }

  /**
   * Counts classes.
   *
   * @param classes how many there are
   * @param labels of samples, each in [0, classes)
   */
  public static ClassCounts of(int classes, int... labels) {
    long[] counts = new long[classes];
    for (int label : labels) {
      counts[label]++;
    }
    return new ClassCounts(counts);
  }

  /** The most likely class of each sample; the first one of equally likely ones. */
  public static int[] mostLikely(Vectors probabilities) {
    int[] classes = new int[probabilities.count()];
    for (int i = 0; i < classes.length; i++) {
      for (int k = 1; k < probabilities.size(); k++) {
        if (probabilities.get(i, k) > probabilities.get(i, classes[i])) {
          classes[i] = k;
        }
      }
    }
    return classes;
  }

  /** The share of a class. */
  public double share(int index) {
    return (double) counts[index] / total;
  }

  /** How many classes have a sample. */
  public int present() {
    return (int) Arrays.stream(counts).filter(count -> count > 0).count();
  }

  /** The entropy: 0 for a single class, log(classes) for equal shares. */
  public double entropy() {
    double sum = 0;
    for (int i = 0; i < counts.length; i++) {
      sum -= counts[i] == 0 ? 0 : share(i) * Math.log(share(i));
    }
    return sum;
  }

  /** The Kullback–Leibler divergence from equal shares. */
  public double divergenceFromUniform() {
    return Math.log(counts.length) - entropy();
  }

  /**
   * The Kullback–Leibler divergence from the shares of others. Half a sample is added to each of
   * their classes (Krichevsky and Trofimov 1981), so that it is finite where they lack a class.
   */
  public double divergenceFrom(ClassCounts others) {
    Require.that(others.counts.length == counts.length, "there are other classes");
    double sum = 0;
    for (int i = 0; i < counts.length; i++) {
      double expected = (others.counts[i] + 0.5) / (others.total + 0.5 * counts.length);
      sum += counts[i] == 0 ? 0 : share(i) * Math.log(share(i) / expected);
    }
    return sum;
  }
}
