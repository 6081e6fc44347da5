package org.gan4j.evaluation.metric;

import java.util.LinkedHashMap;
import java.util.Map;
import org.gan4j.api.GanException;
import org.gan4j.api.RandomKey;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.evaluation.Comparison;
import org.gan4j.api.evaluation.Metric;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * How far a learned code is from the classes: the share of samples of the data whose most likely
 * code is not the one that belongs to their class, after the best assignment of codes to classes.
 * Each code belongs to one class at most. Chen et al., "InfoGAN", 2016, section 7.2, report 5 % on
 * MNIST.
 */
final class AssignmentError implements Metric {
  private static final String ERROR = "assignmentError";

  private final AssignmentErrorConfiguration configuration;

  AssignmentError(AssignmentErrorConfiguration configuration) {
    this.configuration = configuration;
  }

  @Override
  public Map<String, Double> measure(Comparison comparison, RandomKey key) {
    SampleSource samples = comparison.generator();
    Dataset reference = comparison.reference();
    ReferencePortions.warnings("assignment-error", configuration.samples(), reference)
        .forEach(comparison::warn);
    if (reference.classes().isEmpty()) {
      throw GanException.usage(
          "assignment-error compares with classes, and the dataset has no labels",
          "assignment-error",
          "choose a dataset with classes, or leave the metric out");
    }
    ReferencePortions portions = ReferencePortions.of(reference, configuration.samples(), key);
    int[][] counts = new int[reference.classes().size()][0];
    portions.forEach((batch, indices) -> count(counts, samples, reference, batch, indices));
    Map<String, Double> values = new LinkedHashMap<>();
    values.put(ERROR, 1 - (double) BestAssignment.sum(counts) / portions.count());
    return values;
  }

  @Override
  public Objective objective() {
    return new Objective(ERROR, false);
  }

  /** Counts how many samples of each class (row) have each code (column). */
  private void count(
      int[][] counts, SampleSource samples, Dataset reference, INDArray batch, int[] indices) {
    try (INDArray codes =
        samples.readout(configuration.readout(), batch).orElseThrow(() -> noReadout())) {
      float[][] scores = codes.toFloatMatrix();
      for (int row = 0; row < indices.length; row++) {
        int label = reference.label(indices[row]);
        if (counts[label].length == 0) {
          counts[label] = new int[scores[row].length];
        }
        counts[label][largest(scores[row])]++;
      }
    }
  }

  private GanException noReadout() {
    return GanException.usage(
        "the game has no readout \"" + configuration.readout() + "\"",
        "assignment-error",
        "choose the game info-gan, or leave the metric out");
  }

  private static int largest(float... scores) {
    int best = 0;
    for (int i = 1; i < scores.length; i++) {
      if (scores[i] > scores[best]) {
        best = i;
      }
    }
    return best;
  }
}
