package org.gan4j.evaluation.probe;

import org.gan4j.api.array.Broadcasts;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.nn.arrays.ArrayOperations;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Multinomial logistic regression: the classes' probabilities are the softmax of a linear map.
 *
 * <p>The map minimizes the mean cross-entropy plus strength/2 · ‖weights‖², by Nesterov's
 * accelerated gradient with the restarts of O'Donoghue and Candès ("Adaptive restart for
 * accelerated gradient schemes", 2015). The problem is convex, and the vectors are centred and
 * scaled to a mean squared length of 1, so that the gradient's Lipschitz constant is at most 1 +
 * strength, and the step size needs no tuning: the Hessian of a softmax is at most ½, and the mean
 * squared length of its inputs, extended by the 1 of the bias, is 2.
 *
 * <p>Thread-safe until it is closed.
 */
@ThreadSafe
public final class LogisticRegression implements AutoCloseable {
  private static final int MOST_ITERATIONS = 500;
  private static final double TOLERANCE = 1e-4;

  private final INDArray centre;
  private final double scale;
  private final INDArray weights;

  private LogisticRegression(INDArray centre, double scale, INDArray weights) {
    this.centre = centre;
    this.scale = scale;
    this.weights = weights;
  }

  /**
   * Fits a classifier.
   *
   * @param classes how many there are
   * @param strength of the penalty on large weights, positive
   */
  public static LogisticRegression fit(LabelledVectors samples, int classes, double strength) {
    INDArray centre = samples.vectors().mean(0);
    double scale = 1;
    try (INDArray centred = Broadcasts.subtractRow(samples.vectors().dup('c'), centre)) {
      double length = centred.norm2Number().doubleValue() / Math.sqrt(samples.size());
      scale = length > 0 ? 1 / length : 1;
    }
    try (INDArray inputs = inputs(samples.vectors(), centre, scale)) {
      return new LogisticRegression(
          centre, scale, new Fit(inputs, samples.labels(), classes, strength).minimum());
    }
  }

  /** Centred and scaled, with a 1 for the bias at the end. */
  private static INDArray inputs(INDArray vectors, INDArray centre, double scale) {
    try (INDArray centred = Broadcasts.subtractRow(vectors.dup('c'), centre);
        INDArray ones = Nd4j.ones(DataType.FLOAT, vectors.size(0), 1)) {
      return Nd4j.concat(1, centred.muli(scale), ones);
    }
  }

  /** [features + 1, classes], of centred and scaled vectors; the last row is the bias. */
  INDArray weights() {
    return weights;
  }

  /** The most likely class of each vector, [n, features]. */
  public int[] classify(INDArray vectors) {
    try (INDArray inputs = inputs(vectors, centre, scale);
        INDArray scores = inputs.mmul(weights);
        INDArray best = scores.argMax(1)) {
      return best.toIntVector();
    }
  }

  /** The share of samples that are put into their class, in [0, 1]. */
  public double accuracy(LabelledVectors samples) {
    int[] found = classify(samples.vectors());
    int right = 0;
    for (int i = 0; i < found.length; i++) {
      right += found[i] == samples.labels()[i] ? 1 : 0;
    }
    return (double) right / found.length;
  }

  @Override
  public void close() {
    centre.close();
    weights.close();
  }

  /** One minimization. */
  private static final class Fit {
    private final ArrayOperations operations = new ArrayOperations();
    private final INDArray inputs;
    private final int[] labels;
    private final int classes;
    private final double strength;
    private final INDArray scores;
    private final INDArray gradient;

    Fit(INDArray inputs, int[] labels, int classes, double strength) {
      this.inputs = inputs;
      this.labels = labels;
      this.classes = classes;
      this.strength = strength;
      this.scores = Nd4j.create(DataType.FLOAT, inputs.size(0), classes);
      this.gradient = Nd4j.create(DataType.FLOAT, inputs.size(1), classes);
    }

    INDArray minimum() {
      INDArray current = Nd4j.create(DataType.FLOAT, inputs.size(1), classes);
      try (INDArray previous = current.dup('c');
          INDArray ahead = current.dup('c');
          INDArray change = current.dup('c');
          scores;
          gradient) {
        double step = 1 / (1 + strength);
        double momentum = 1;
        for (int i = 0; i < MOST_ITERATIONS; i++) {
          differentiate(ahead);
          if (gradient.norm2Number().doubleValue() < TOLERANCE) {
            break;
          }
          previous.assign(current);
          operations.scale(gradient, -step, current);
          operations.add(current, ahead, current);
          operations.subtract(current, previous, change);
          // A step that goes uphill has gathered too much momentum.
          boolean uphill = Nd4j.getBlasWrapper().dot(gradient, change) > 0;
          double next = uphill ? 1 : (1 + Math.sqrt(1 + 4 * momentum * momentum)) / 2;
          operations.scale(change, uphill ? 0 : (momentum - 1) / next, ahead);
          operations.add(ahead, current, ahead);
          momentum = next;
        }
      }
      return current;
    }

    /** The gradient at these weights; the bias, in the last row, has no penalty. */
    private void differentiate(INDArray at) {
      operations.multiplyMatrices(inputs, at, scores);
      subtractTruthFromProbabilities();
      operations.multiplyTransposed(inputs, scores, gradient);
      java.nio.FloatBuffer slopes = gradient.data().asNioFloat();
      java.nio.FloatBuffer values = at.data().asNioFloat();
      int penalized = Math.toIntExact(gradient.length()) - classes;
      for (int i = 0; i < penalized; i++) {
        slopes.put(i, (float) (slopes.get(i) + strength * values.get(i)));
      }
    }

    /** From scores to (softmax - one-hot) / n, in place. */
    private void subtractTruthFromProbabilities() {
      java.nio.FloatBuffer all = scores.data().asNioFloat();
      float[] row = new float[classes];
      for (int sample = 0; sample < labels.length; sample++) {
        all.get(sample * classes, row);
        float largest = Float.NEGATIVE_INFINITY;
        for (float score : row) {
          largest = Math.max(largest, score);
        }
        double sum = 0;
        for (int i = 0; i < classes; i++) {
          row[i] = (float) Math.exp(row[i] - largest);
          sum += row[i];
        }
        for (int i = 0; i < classes; i++) {
          row[i] = (float) ((row[i] / sum - (i == labels[sample] ? 1 : 0)) / labels.length);
        }
        all.put(sample * classes, row);
      }
    }
  }
}
