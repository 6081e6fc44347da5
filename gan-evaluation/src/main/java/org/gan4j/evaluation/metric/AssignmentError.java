package org.gan4j.evaluation.metric;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gan4j.api.GanException;
import org.gan4j.api.RandomKey;
import org.gan4j.api.data.Dataset;
import org.gan4j.api.evaluation.Metric;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * How far a learned code is from the classes: the share of samples of the data whose most likely
 * code is not the one that belongs to their class, after the best assignment of codes to classes.
 * Each code belongs to one class at most. Chen et al., "InfoGAN", 2016, section 7.2, report 5 % on
 * MNIST.
 */
final class AssignmentError implements Metric {
  private static final int PORTION = 256;
  private static final String ERROR = "assignmentError";

  private final AssignmentErrorConfiguration configuration;

  AssignmentError(AssignmentErrorConfiguration configuration) {
    this.configuration = configuration;
  }

  @Override
  public Map<String, Double> measure(SampleSource samples, Dataset reference, RandomKey key) {
    if (reference.classes().isEmpty()) {
      throw GanException.usage(
          "assignment-error compares with classes, and the dataset has no labels",
          "assignment-error",
          "choose a dataset with classes, or leave the metric out");
    }
    int[] indices = indices(reference.size(), key);
    int[][] counts = counts(samples, reference, indices, key.split("augmentation"));
    Map<String, Double> values = new LinkedHashMap<>();
    values.put(ERROR, 1 - (double) BestAssignment.sum(counts) / indices.length);
    return values;
  }

  @Override
  public Objective objective() {
    return new Objective(ERROR, false);
  }

  /** All samples, or a random subset of the configured size. */
  private int[] indices(int size, RandomKey key) {
    int[] all = new int[size];
    Arrays.setAll(all, i -> i);
    if (configuration.samples() >= size) {
      return all;
    }
    key.split("choice").shuffle(all);
    int[] chosen = Arrays.copyOf(all, configuration.samples());
    Arrays.sort(chosen);
    return chosen;
  }

  /** How many samples of each class (row) have each code (column). */
  private int[][] counts(
      SampleSource samples, Dataset reference, int[] indices, RandomKey augmentation) {
    int[][] counts = new int[reference.classes().size()][0];
    for (int start = 0; start < indices.length; start += PORTION) {
      int[] portion = Arrays.copyOfRange(indices, start, Math.min(indices.length, start + PORTION));
      count(counts, samples, reference, portion, augmentation.split(start));
    }
    return counts;
  }

  private void count(
      int[][] counts,
      SampleSource samples,
      Dataset reference,
      int[] portion,
      RandomKey augmentation) {
    try (INDArray batch = Nd4j.create(DataType.FLOAT, reference.shape().batch(portion.length))) {
      FloatBuffer numbers = batch.data().asNioFloat();
      reference.read(portion, augmentation, numbers);
      try (INDArray codes =
          samples
              .read(configuration.readout(), batch)
              .orElseThrow(
                  () ->
                      GanException.usage(
                          "the game has no readout \"" + configuration.readout() + "\"",
                          "assignment-error",
                          "choose the game info-gan, or leave the metric out"))) {
        float[][] scores = codes.toFloatMatrix();
        for (int row = 0; row < portion.length; row++) {
          int label = reference.label(portion[row]);
          if (counts[label].length == 0) {
            counts[label] = new int[scores[row].length];
          }
          counts[label][largest(scores[row])]++;
        }
      }
    }
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
