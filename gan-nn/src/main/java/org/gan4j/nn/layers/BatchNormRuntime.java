package org.gan4j.nn.layers;

import java.nio.FloatBuffer;
import java.util.Arrays;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.gan4j.api.RandomKey;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Wrt;
import org.gan4j.nn.arrays.ReusableArray;
import org.gan4j.nn.kernels.NativeFloats;
import org.gan4j.nn.kernels.RowStatistics;
import org.gan4j.nn.kernels.RowStatistics.Moments;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Computes {@link BatchNorm} and {@link RectifiedBatchNorm} on the activations as a matrix [rows,
 * features], where an image has one row a pixel. It keeps its input, and recomputes for the
 * backward pass what it needs of the forward pass.
 */
final class BatchNormRuntime extends FastRuntime<FastLayer> {
  private static final long serialVersionUID = 1L;

  private final transient FeatureRows inputRows = new FeatureRows(reusable());
  private final transient FeatureRows gradientRows = new FeatureRows(reusable());
  private final transient ReusableArray output = reusable();
  private final transient ReusableArray inputGradient = reusable();
  private final BatchNorm normalization;
  private final double slope;
  private final transient boolean floatLoops;
  private final transient RowStatistics statistics;
  private transient @Nullable INDArray latest;
  private transient boolean ofBatch;
  private transient Moments latestMoments = new Moments(new double[0], new double[0]);

  /**
   * @param slope of the ReLU after it where its input is negative; 1 for none
   */
  BatchNormRuntime(
      NeuralNetConfiguration configuration,
      DataType dataType,
      BatchNorm normalization,
      double slope) {
    super(configuration, dataType);
    this.normalization = normalization;
    this.slope = slope;
    floatLoops = dataType == DataType.FLOAT && Nd4j.getEnvironment().isCPU();
    statistics = RowStatistics.of(dataType);
  }

  @Override
  public INDArray forward(INDArray activations, Mode mode, RandomKey key) {
    INDArray x = inputRows.of(activations);
    INDArray y = output.like(x);
    double[] scale = doubles(BatchNorm.SCALE);
    double[] shift = doubles(BatchNorm.SHIFT);
    ofBatch = mode == Mode.TRAIN;
    Moments moments =
        ofBatch
            ? statistics.moments(x)
            : new Moments(doubles(BatchNorm.MEAN), doubles(BatchNorm.VARIANCE));
    double[] factor = new double[scale.length];
    double[] offset = new double[scale.length];
    for (int c = 0; c < scale.length; c++) {
      factor[c] = scale[c] * inverseDeviation(moments, c);
      offset[c] = shift[c] - factor[c] * moments.mean()[c];
    }
    statistics.rectify(x, factor, offset, slope, y);
    latest = x;
    latestMoments = moments;
    return inputRows.activations(y, activations);
  }

  private double inverseDeviation(Moments moments, int feature) {
    return 1 / Math.sqrt(moments.variance()[feature] + normalization.epsilon());
  }

  /**
   * dx = γ/σ · (dz - Σdz/N - x̂ · Σ(dz · x̂)/N), with sums over the rows: Ioffe and Szegedy 2015,
   * section 3, with the terms collected. dz is dy after the ReLU's backward pass. Running
   * statistics are constants: dx = γ/σ · dz.
   */
  @Override
  public @Nullable INDArray backward(INDArray outputGradient, Wrt wrt) {
    INDArray x = requireForward(latest);
    INDArray dy = gradientRows.of(outputGradient);
    Moments moments = latestMoments;
    double[] scale = doubles(BatchNorm.SCALE);
    double[] shift = doubles(BatchNorm.SHIFT);
    int features = scale.length;
    double[] factor = new double[features];
    double[] offset = new double[features];
    for (int c = 0; c < features; c++) {
      factor[c] = scale[c] * inverseDeviation(moments, c);
      offset[c] = shift[c] - factor[c] * moments.mean()[c];
    }
    // Σ dy and Σ dy · (x - μ), of which the latter becomes Σ dy · x̂.
    double[][] sums = statistics.gradientSums(x, dy, factor, offset, slope, moments.mean());
    for (int c = 0; c < features; c++) {
      sums[1][c] *= inverseDeviation(moments, c);
    }
    long count = x.size(0);
    if (wrt.parameters()) {
      add(BatchNorm.SHIFT, sums[0]);
      add(BatchNorm.SCALE, sums[1]);
      recordStatistics(moments, count);
    }
    if (!wrt.input()) {
      return null;
    }
    // dx = factor · dy + a · x + b
    double[] a = new double[features];
    double[] b = new double[features];
    for (int c = 0; c < features && ofBatch; c++) {
      a[c] = -factor[c] * sums[1][c] * inverseDeviation(moments, c) / count;
      b[c] = -factor[c] * sums[0][c] / count - a[c] * moments.mean()[c];
    }
    INDArray dx = inputGradient.like(x);
    statistics.inputGradient(x, dy, factor, offset, slope, a, b, dx);
    return gradientRows.activations(dx, outputGradient);
  }

  /** Adds the decrement of the running statistics: (1 - decay) · (running - batch). */
  private void recordStatistics(Moments moments, long count) {
    double share = 1 - normalization.decay();
    double unbiased = count > 1 ? (double) count / (count - 1) : 1;
    double[] mean = doubles(BatchNorm.MEAN);
    double[] variance = doubles(BatchNorm.VARIANCE);
    for (int c = 0; c < mean.length; c++) {
      mean[c] = share * (mean[c] - moments.mean()[c]);
      variance[c] = share * (variance[c] - unbiased * moments.variance()[c]);
    }
    add(BatchNorm.MEAN, mean);
    add(BatchNorm.VARIANCE, variance);
  }

  private double[] doubles(String key) {
    INDArray values = parameter(key);
    double[] copy = new double[Math.toIntExact(values.length())];
    if (floatLoops) {
      FloatBuffer source = NativeFloats.of(values);
      Arrays.setAll(copy, source::get);
    } else {
      Arrays.setAll(copy, values::getDouble);
    }
    return copy;
  }

  private void add(String key, double... values) {
    INDArray sum = gradient(key);
    if (floatLoops) {
      FloatBuffer destination = NativeFloats.of(sum);
      for (int i = 0; i < values.length; i++) {
        destination.put(i, destination.get(i) + (float) values[i]);
      }
    } else {
      sum.addi(Nd4j.createFromArray(values).castTo(sum.dataType()));
    }
  }
}
