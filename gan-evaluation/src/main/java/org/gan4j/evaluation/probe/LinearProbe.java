package org.gan4j.evaluation.probe;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A linear classifier on few samples. The strength of its penalty is chosen by five-fold
 * cross-validation on the training samples, so that all representations are treated alike.
 *
 * @param classes how many there are
 */
public record LinearProbe(int classes) {
  /** Relative to vectors of length 1. */
  private static final List<Double> STRENGTHS = List.of(1e-4, 1e-3, 1e-2, 1e-1);

  /** The least number of training samples. */
  static final int FOLDS = 5;

  /**
   * Trains on some samples and returns the accuracy on others.
   *
   * @param training at least five samples, in random order
   * @param test the test samples
   * @return the accuracy on the test samples, in [0, 1]
   */
  public double accuracy(LabelledVectors training, LabelledVectors test) {
    double strength = bestStrength((fold, candidate) -> accuracyOfFold(training, fold, candidate));
    return accuracy(training, strength, test);
  }

  /**
   * Trains on some samples and further ones, such as generated ones. The strength is chosen by the
   * accuracy on the former.
   *
   * @param training at least five samples, in random order
   * @param addition further training samples
   * @param test the test samples
   * @return the accuracy on the test samples, in [0, 1]
   */
  public double accuracy(LabelledVectors training, LabelledVectors addition, LabelledVectors test) {
    double strength =
        bestStrength((fold, candidate) -> accuracyOfFold(training, addition, fold, candidate));
    try (LabelledVectors all = training.and(addition)) {
      return accuracy(all, strength, test);
    }
  }

  private double accuracy(LabelledVectors training, double strength, LabelledVectors test) {
    try (LogisticRegression classifier = LogisticRegression.fit(training, classes, strength)) {
      return classifier.accuracy(test);
    }
  }

  /** Accuracy on the samples of one fold, trained on the others. */
  @FunctionalInterface
  private interface Validation {
    double accuracy(int fold, double strength);
  }

  /** The largest of those that are equally good. */
  private static double bestStrength(Validation validation) {
    double best = STRENGTHS.get(0);
    double bestAccuracy = -1;
    for (double strength : STRENGTHS) {
      double accuracy = 0;
      for (int fold = 0; fold < FOLDS; fold++) {
        accuracy += validation.accuracy(fold, strength);
      }
      if (accuracy >= bestAccuracy) {
        best = strength;
        bestAccuracy = accuracy;
      }
    }
    return best;
  }

  private double accuracyOfFold(LabelledVectors training, int fold, double strength) {
    try (LabelledVectors seen = training.rows(rows(training.size(), fold, false));
        LabelledVectors unseen = training.rows(rows(training.size(), fold, true))) {
      return accuracy(seen, strength, unseen);
    }
  }

  private double accuracyOfFold(
      LabelledVectors training, LabelledVectors addition, int fold, double strength) {
    try (LabelledVectors seen = training.rows(rows(training.size(), fold, false));
        LabelledVectors all = seen.and(addition);
        LabelledVectors unseen = training.rows(rows(training.size(), fold, true))) {
      return accuracy(all, strength, unseen);
    }
  }

  private static int[] rows(int size, int fold, boolean inFold) {
    return IntStream.range(0, size).filter(row -> (row % FOLDS == fold) == inFold).toArray();
  }
}
