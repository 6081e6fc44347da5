package org.gan4j.nn.layers;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.gan4j.api.RandomKey;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Wrt;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Computes {@link BatchNorm} on the activations as a matrix [rows, features], where an image has
 * one row a pixel. Sums over the rows are products with a row of equal numbers.
 */
final class BatchNormRuntime extends FastRuntime<BatchNorm> {
  private static final long serialVersionUID = 1L;

  private final transient ReusableArray inputRows = reusable();
  private final transient ReusableArray gradientRows = reusable();
  private final transient ReusableArray normalized = reusable();
  private final transient ReusableArray scratch = reusable();
  private final transient ReusableArray output = reusable();
  private final transient ReusableArray negativeMean = reusable();
  private final transient ReusableArray variance = reusable();
  private final transient ReusableArray inverseDeviation = reusable();
  private final transient ReusableArray shiftGradient = reusable();
  private final transient ReusableArray scaleGradient = reusable();
  private final transient ReusableArray factor = reusable();
  private final transient ConstantRow ones = constantRow();
  private final transient ConstantRow average = constantRow();
  private final transient ConstantRow negativeAverage = constantRow();

  /** Takes over in training if the batch is small. */
  private transient @Nullable HeapBatchNorm heap;

  private transient boolean onHeap;

  BatchNormRuntime(NeuralNetConfiguration configuration, DataType dataType) {
    super(configuration, dataType);
  }

  @Override
  public INDArray forward(INDArray activations, Mode mode, RandomKey key) {
    INDArray x = rows(activations, inputRows);
    INDArray y = output.like(x);
    onHeap = mode == Mode.TRAIN && HeapBatchNorm.suits(x);
    if (onHeap) {
      heap().forward(x, scaleAndShift(), layerConf().epsilon(), y);
      return shapedLike(y, activations);
    }
    switch (mode) {
      case TRAIN -> normalizeByBatch(x, y);
      case INFER -> normalizeByRunningStatistics(x, y);
    }
    return shapedLike(y, activations);
  }

  private void normalizeByBatch(INDArray x, INDArray y) {
    long count = x.size(0);
    INDArray minusMean = negativeMean.shaped(1, features());
    operations().multiplyMatrices(negativeAverage.of(-1.0 / count, count), x, minusMean);
    INDArray centered = normalized.like(x);
    operations().addToRows(x, vector(minusMean), centered);
    INDArray squares = scratch.like(x);
    operations().multiply(centered, centered, squares);
    INDArray biased = variance.shaped(1, features());
    operations().multiplyMatrices(average.of(1.0 / count, count), squares, biased);
    INDArray inverse = inverseDeviation(biased);
    operations().multiplyRows(centered, inverse, centered);
    operations().multiplyRows(centered, parameter(BatchNorm.SCALE), y);
    operations().addToRows(y, parameter(BatchNorm.SHIFT), y);
  }

  private void normalizeByRunningStatistics(INDArray x, INDArray y) {
    INDArray scale = inverseDeviation(parameter(BatchNorm.VARIANCE));
    operations().multiply(scale, parameter(BatchNorm.SCALE), scale);
    INDArray shift = factor.shaped(features());
    operations().multiply(scale, parameter(BatchNorm.MEAN), shift);
    operations().subtract(parameter(BatchNorm.SHIFT), shift, shift);
    operations().multiplyRows(x, scale, y);
    operations().addToRows(y, shift, y);
  }

  private INDArray inverseDeviation(INDArray ofVariance) {
    INDArray inverse = inverseDeviation.shaped(features());
    operations().shift(vector(ofVariance), layerConf().epsilon(), inverse);
    operations().inverseRoot(inverse, inverse);
    return inverse;
  }

  /**
   * dx = γ/σ · (dy - Σdy/N - x̂ · Σ(dy · x̂)/N), with sums over the rows: Ioffe and Szegedy 2015,
   * section 3, with the terms collected.
   */
  @Override
  public @Nullable INDArray backward(INDArray outputGradient, Wrt wrt) {
    INDArray dy = rows(outputGradient, gradientRows);
    if (onHeap) {
      return backwardOnHeap(outputGradient, dy, wrt);
    }
    INDArray xHat = normalized.like(dy);
    long count = dy.size(0);
    INDArray work = scratch.like(dy);
    INDArray dShift = shiftGradient.shaped(1, features());
    operations().multiplyMatrices(ones.of(1, count), dy, dShift);
    INDArray dScale = scaleGradient.shaped(1, features());
    operations().multiply(dy, xHat, work);
    operations().multiplyMatrices(ones.of(1, count), work, dScale);
    if (wrt.parameters()) {
      accumulate(BatchNorm.SHIFT, vector(dShift));
      accumulate(BatchNorm.SCALE, vector(dScale));
      recordStatistics(count);
    }
    if (!wrt.input()) {
      return null;
    }
    operations().scale(dScale, -1.0 / count, dScale);
    operations().multiplyRows(xHat, vector(dScale), work);
    operations().add(work, dy, work);
    operations().scale(dShift, -1.0 / count, dShift);
    operations().addToRows(work, vector(dShift), work);
    INDArray outer = factor.shaped(features());
    operations().multiply(parameter(BatchNorm.SCALE), inverseDeviation.shaped(features()), outer);
    operations().multiplyRows(work, outer, work);
    return shapedLike(work, outputGradient);
  }

  private @Nullable INDArray backwardOnHeap(INDArray outputGradient, INDArray dy, Wrt wrt) {
    HeapBatchNorm norm = heap();
    norm.sumGradients(dy);
    if (wrt.parameters()) {
      norm.addGradients(gradient(BatchNorm.SCALE), gradient(BatchNorm.SHIFT));
      INDArray[] running = {parameter(BatchNorm.MEAN), parameter(BatchNorm.VARIANCE)};
      double share = 1 - layerConf().decay();
      norm.addStatistics(running, share, gradient(BatchNorm.MEAN), gradient(BatchNorm.VARIANCE));
    }
    if (!wrt.input()) {
      return null;
    }
    INDArray dx = scratch.like(dy);
    norm.backward(dx);
    return shapedLike(dx, outputGradient);
  }

  private INDArray[] scaleAndShift() {
    return new INDArray[] {parameter(BatchNorm.SCALE), parameter(BatchNorm.SHIFT)};
  }

  private HeapBatchNorm heap() {
    HeapBatchNorm current = heap;
    if (current == null) {
      current = new HeapBatchNorm(layerConf().features());
      heap = current;
    }
    return current;
  }

  /** Adds what the running statistics shall go down by: (1 - decay) · (running - batch). */
  private void recordStatistics(long count) {
    double share = 1 - layerConf().decay();
    INDArray change = factor.shaped(features());
    operations().add(parameter(BatchNorm.MEAN), vector(negativeMean.shaped(1, features())), change);
    operations().scale(change, share, change);
    accumulate(BatchNorm.MEAN, change);
    double unbiased = count > 1 ? (double) count / (count - 1) : 1;
    operations().scale(vector(variance.shaped(1, features())), unbiased, change);
    operations().subtract(parameter(BatchNorm.VARIANCE), change, change);
    operations().scale(change, share, change);
    accumulate(BatchNorm.VARIANCE, change);
  }

  private void accumulate(String key, INDArray addend) {
    INDArray sum = gradient(key);
    operations().add(sum, addend, sum);
  }

  private long features() {
    return layerConf().features();
  }

  private static INDArray vector(INDArray row) {
    return row.rank() == 1 ? row : row.reshape(row.length());
  }

  /** The activations as [rows, features], in place if they lie so in memory. */
  private static INDArray rows(INDArray activations, ReusableArray copy) {
    if (activations.rank() == 2) {
      return MemoryLayout.dense(activations, copy);
    }
    INDArray dense = MemoryLayout.dense(activations.permute(0, 2, 3, 1), copy);
    return dense.reshape('c', dense.length() / activations.size(1), activations.size(1));
  }

  private static INDArray shapedLike(INDArray rows, INDArray activations) {
    if (activations.rank() == 2) {
      return rows;
    }
    long[] shape = activations.shape();
    return rows.reshape('c', shape[0], shape[2], shape[3], shape[1]).permute(0, 3, 1, 2);
  }
}
