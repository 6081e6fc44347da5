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

  private final transient Rows inputRows = new Rows();
  private final transient Rows gradientRows = new Rows();
  private final transient ReusableArray normalized = reusable();
  private final transient ReusableArray scratch = reusable();
  private final transient ReusableArray output = reusable();
  private final transient CachedView logicalOutput = new CachedView();
  private final transient CachedView logicalGradient = new CachedView();
  private final transient FeatureVector negativeMean = featureVector();
  private final transient FeatureVector variance = featureVector();
  private final transient FeatureVector inverseDeviation = featureVector();
  private final transient FeatureVector shiftGradient = featureVector();
  private final transient FeatureVector scaleGradient = featureVector();
  private final transient FeatureVector work = featureVector();
  private final transient ConstantRow ones = constantRow();
  private final transient ConstantRow average = constantRow();
  private final transient ConstantRow negativeAverage = constantRow();

  BatchNormRuntime(NeuralNetConfiguration configuration, DataType dataType) {
    super(configuration, dataType);
  }

  private FeatureVector featureVector() {
    return keep(new FeatureVector(getDataType(), layerConf().features()));
  }

  /** Activations as [rows, features], in place if they lie so in memory. */
  private final class Rows {
    private final ReusableArray copy = reusable();
    private final CachedView channelsLast = new CachedView();
    private final CachedView matrix = new CachedView();

    INDArray of(INDArray activations) {
      if (activations.rank() == 2) {
        return MemoryLayout.dense(activations, copy);
      }
      INDArray permuted = channelsLast.of(activations, image -> image.permute(0, 2, 3, 1));
      INDArray dense = MemoryLayout.dense(permuted, copy);
      long features = dense.size(3);
      return matrix.of(dense, array -> array.reshape('c', array.length() / features, features));
    }
  }

  @Override
  public INDArray forward(INDArray activations, Mode mode, RandomKey key) {
    INDArray x = inputRows.of(activations);
    INDArray y = output.like(x);
    switch (mode) {
      case TRAIN -> normalizeByBatch(x, y);
      case INFER -> normalizeByRunningStatistics(x, y);
    }
    return shapedLike(activations, y, logicalOutput);
  }

  private void normalizeByBatch(INDArray x, INDArray y) {
    long count = x.size(0);
    ArrayOperations with = operations();
    with.multiplyMatrices(negativeAverage.of(-1.0 / count, count), x, negativeMean.row());
    INDArray centered = normalized.like(x);
    with.addToRows(x, negativeMean.vector(), centered);
    INDArray squares = scratch.like(x);
    with.multiply(centered, centered, squares);
    with.multiplyMatrices(average.of(1.0 / count, count), squares, variance.row());
    with.multiplyRows(centered, inverseDeviation(variance.vector()), centered);
    with.multiplyRows(centered, parameter(BatchNorm.SCALE), y);
    with.addToRows(y, parameter(BatchNorm.SHIFT), y);
  }

  private void normalizeByRunningStatistics(INDArray x, INDArray y) {
    ArrayOperations with = operations();
    INDArray scale = inverseDeviation(parameter(BatchNorm.VARIANCE));
    with.multiply(scale, parameter(BatchNorm.SCALE), scale);
    INDArray shift = work.vector();
    with.multiply(scale, parameter(BatchNorm.MEAN), shift);
    with.subtract(parameter(BatchNorm.SHIFT), shift, shift);
    with.multiplyRows(x, scale, y);
    with.addToRows(y, shift, y);
  }

  private INDArray inverseDeviation(INDArray ofVariance) {
    INDArray inverse = inverseDeviation.vector();
    operations().shift(ofVariance, layerConf().epsilon(), inverse);
    operations().inverseRoot(inverse, inverse);
    return inverse;
  }

  /**
   * dx = γ/σ · (dy - Σdy/N - x̂ · Σ(dy · x̂)/N), with sums over the rows: Ioffe and Szegedy 2015,
   * section 3, with the terms collected.
   */
  @Override
  public @Nullable INDArray backward(INDArray outputGradient, Wrt wrt) {
    INDArray dy = gradientRows.of(outputGradient);
    INDArray xHat = normalized.like(dy);
    INDArray dx = scratch.like(dy);
    long count = dy.size(0);
    ArrayOperations with = operations();
    with.multiplyMatrices(ones.of(1, count), dy, shiftGradient.row());
    with.multiply(dy, xHat, dx);
    with.multiplyMatrices(ones.of(1, count), dx, scaleGradient.row());
    if (wrt.parameters()) {
      accumulate(BatchNorm.SHIFT, shiftGradient.vector());
      accumulate(BatchNorm.SCALE, scaleGradient.vector());
      recordStatistics(count);
    }
    if (!wrt.input()) {
      return null;
    }
    with.scale(scaleGradient.vector(), -1.0 / count, work.vector());
    with.multiplyRows(xHat, work.vector(), dx);
    with.add(dx, dy, dx);
    with.scale(shiftGradient.vector(), -1.0 / count, work.vector());
    with.addToRows(dx, work.vector(), dx);
    with.multiply(parameter(BatchNorm.SCALE), inverseDeviation.vector(), work.vector());
    with.multiplyRows(dx, work.vector(), dx);
    return shapedLike(outputGradient, dx, logicalGradient);
  }

  /** Adds what the running statistics shall go down by: (1 - decay) · (running - batch). */
  private void recordStatistics(long count) {
    double share = 1 - layerConf().decay();
    INDArray change = work.vector();
    ArrayOperations with = operations();
    with.add(parameter(BatchNorm.MEAN), negativeMean.vector(), change);
    with.scale(change, share, change);
    accumulate(BatchNorm.MEAN, change);
    double unbiased = count > 1 ? (double) count / (count - 1) : 1;
    with.scale(variance.vector(), unbiased, change);
    with.subtract(parameter(BatchNorm.VARIANCE), change, change);
    with.scale(change, share, change);
    accumulate(BatchNorm.VARIANCE, change);
  }

  private void accumulate(String key, INDArray addend) {
    INDArray sum = gradient(key);
    operations().add(sum, addend, sum);
  }

  private static INDArray shapedLike(INDArray activations, INDArray rows, CachedView logical) {
    if (activations.rank() == 2) {
      return rows;
    }
    long[] shape = activations.shape();
    return logical.of(
        rows,
        array -> array.reshape('c', shape[0], shape[2], shape[3], shape[1]).permute(0, 3, 1, 2));
  }
}
