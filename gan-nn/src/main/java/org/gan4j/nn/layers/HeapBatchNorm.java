package org.gan4j.nn.layers;

import java.nio.FloatBuffer;
import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Batch normalisation of a small matrix [rows, features] by its own statistics, computed on the
 * Java heap: there it takes a few loops, which the compiler turns into vector instructions, where
 * it would take a dozen of ND4J's operations that each take longer to call than to run.
 */
final class HeapBatchNorm {
  /** Where the threads of ND4J begin to win. */
  private static final long LARGEST = 1 << 17;

  private final FloatView input = new FloatView();
  private final FloatView output = new FloatView();
  private final FloatView outputGradient = new FloatView();
  private final FloatView inputGradient = new FloatView();
  private final FloatView scaleView = new FloatView();
  private final FloatView shiftView = new FloatView();
  private final FloatView meanView = new FloatView();
  private final FloatView varianceView = new FloatView();
  private final FloatView scaleSumView = new FloatView();
  private final FloatView shiftSumView = new FloatView();
  private final FloatView meanSumView = new FloatView();
  private final FloatView varianceSumView = new FloatView();
  private final int features;
  private final float[] mean;
  private final float[] variance;
  private final float[] inverseDeviation;
  private final float[] scale;
  private final float[] shift;
  private final float[] scaleGradient;
  private final float[] shiftGradient;
  private final float[] row;
  private float[] normalized = new float[0];
  private float[] gradients = new float[0];
  private int rows;

  HeapBatchNorm(int features) {
    this.features = features;
    mean = new float[features];
    variance = new float[features];
    inverseDeviation = new float[features];
    scale = new float[features];
    shift = new float[features];
    scaleGradient = new float[features];
    shiftGradient = new float[features];
    row = new float[features];
  }

  /** Whether this is the place to normalise such a matrix. */
  static boolean suits(INDArray matrix) {
    return matrix.dataType() == DataType.FLOAT && matrix.length() <= LARGEST;
  }

  /**
   * y ← γ (x - μ) / √(σ² + ε) + β, with the mean and the biased variance of the columns.
   *
   * @param x [rows, features] without gaps
   * @param scaleAndShift γ and β, each [features]
   * @param y [rows, features] without gaps
   */
  void forward(INDArray x, INDArray[] scaleAndShift, double epsilon, INDArray y) {
    rows = Math.toIntExact(x.size(0));
    if (normalized.length != rows * features) {
      normalized = new float[rows * features];
      gradients = new float[rows * features];
    }
    input.of(x).get(0, normalized, 0, normalized.length);
    scaleView.of(scaleAndShift[0]).get(0, scale, 0, features);
    shiftView.of(scaleAndShift[1]).get(0, shift, 0, features);
    measure();
    for (int i = 0; i < features; i++) {
      inverseDeviation[i] = (float) (1 / Math.sqrt(variance[i] + epsilon));
    }
    FloatBuffer to = output.of(y);
    for (int r = 0; r < rows; r++) {
      normalize(r * features);
      to.put(r * features, row, 0, features);
    }
  }

  /** Leaves the centered values in {@link #normalized}. */
  private void measure() {
    Arrays.fill(mean, 0);
    Arrays.fill(variance, 0);
    for (int r = 0; r < rows; r++) {
      addRow(normalized, r * features, mean);
    }
    multiply(mean, 1f / rows);
    for (int r = 0; r < rows; r++) {
      center(r * features);
    }
    multiply(variance, 1f / rows);
  }

  private static void addRow(float[] matrix, int start, float[] sum) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += matrix[start + i];
    }
  }

  private static void multiply(float[] vector, float factor) {
    for (int i = 0; i < vector.length; i++) {
      vector[i] *= factor;
    }
  }

  private void center(int start) {
    float[] x = normalized;
    float[] m = mean;
    float[] v = variance;
    for (int i = 0; i < m.length; i++) {
      float centered = x[start + i] - m[i];
      x[start + i] = centered;
      v[i] += centered * centered;
    }
  }

  private void normalize(int start) {
    float[] x = normalized;
    float[] inverse = inverseDeviation;
    float[] y = row;
    for (int i = 0; i < y.length; i++) {
      float value = x[start + i] * inverse[i];
      x[start + i] = value;
      y[i] = value * scale[i] + shift[i];
    }
  }

  /** Sums the gradients of γ and β of the latest forward pass. */
  void sumGradients(INDArray dy) {
    outputGradient.of(dy).get(0, gradients, 0, gradients.length);
    Arrays.fill(scaleGradient, 0);
    Arrays.fill(shiftGradient, 0);
    for (int r = 0; r < rows; r++) {
      sumRow(r * features);
    }
  }

  private void sumRow(int start) {
    float[] dy = gradients;
    float[] x = normalized;
    float[] dScale = scaleGradient;
    float[] dShift = shiftGradient;
    for (int i = 0; i < dScale.length; i++) {
      dShift[i] += dy[start + i];
      dScale[i] += dy[start + i] * x[start + i];
    }
  }

  /** dx ← γ/σ · (dy - Σdy/N - x̂ · Σ(dy · x̂)/N), after {@link #sumGradients}. */
  void backward(INDArray dx) {
    for (int i = 0; i < features; i++) {
      // The vectors of the forward pass are used up here.
      scale[i] *= inverseDeviation[i];
      shift[i] = -scale[i] * shiftGradient[i] / rows;
      mean[i] = -scale[i] * scaleGradient[i] / rows;
    }
    FloatBuffer to = inputGradient.of(dx);
    for (int r = 0; r < rows; r++) {
      differentiate(r * features);
      to.put(r * features, row, 0, features);
    }
  }

  private void differentiate(int start) {
    float[] dy = gradients;
    float[] x = normalized;
    float[] dx = row;
    for (int i = 0; i < dx.length; i++) {
      dx[i] = scale[i] * dy[start + i] + mean[i] * x[start + i] + shift[i];
    }
  }

  /** Adds the latest sums to the gradients of γ and β. */
  void addGradients(INDArray scaleSum, INDArray shiftSum) {
    addTo(scaleSumView.of(scaleSum), scaleGradient);
    addTo(shiftSumView.of(shiftSum), shiftGradient);
  }

  /**
   * Adds what running statistics shall go down by, before {@link #backward}: share · (running -
   * batch), the batch's variance being the unbiased one.
   */
  void addStatistics(
      INDArray[] runningMeanAndVariance, double share, INDArray meanSum, INDArray varianceSum) {
    float unbiased = rows > 1 ? (float) rows / (rows - 1) : 1;
    FloatBuffer runningMean = meanView.of(runningMeanAndVariance[0]);
    addTo(meanSumView.of(meanSum), change(runningMean, mean, 1, (float) share));
    FloatBuffer runningVariance = varianceView.of(runningMeanAndVariance[1]);
    addTo(
        varianceSumView.of(varianceSum),
        change(runningVariance, variance, unbiased, (float) share));
  }

  private float[] change(FloatBuffer running, float[] batch, float factor, float share) {
    running.get(0, row, 0, features);
    for (int i = 0; i < features; i++) {
      row[i] = share * (row[i] - factor * batch[i]);
    }
    return row;
  }

  private void addTo(FloatBuffer sum, float[] addend) {
    for (int i = 0; i < features; i++) {
      sum.put(i, sum.get(i) + addend[i]);
    }
  }
}
