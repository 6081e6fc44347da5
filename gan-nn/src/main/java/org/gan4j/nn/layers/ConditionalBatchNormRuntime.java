package org.gan4j.nn.layers;

import java.util.Arrays;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Wrt;
import org.gan4j.nn.arrays.ReusableArray;
import org.gan4j.nn.kernels.NativeNumbers;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Computes {@link ConditionalBatchNorm}. */
final class ConditionalBatchNormRuntime extends SampleNormRuntime<ConditionalBatchNorm>
    implements ConditionedLayer {
  private static final long serialVersionUID = 1L;

  private final transient ReusableArray embedded = reusable();
  private final transient ReusableArray conditionGradient = reusable();
  private transient @Nullable INDArray condition;
  private transient @Nullable INDArray latestConditionGradient;

  ConditionalBatchNormRuntime(
      NeuralNetConfiguration configuration, DataType dataType, ConditionalBatchNorm layer) {
    super(configuration, dataType, layer.shape(), layer.epsilon());
  }

  @Override
  public void condition(INDArray condition) {
    this.condition = condition;
    latestConditionGradient = null;
  }

  @Override
  public @Nullable INDArray conditionGradient() {
    return latestConditionGradient;
  }

  @Override
  boolean isConstant(Mode mode) {
    return mode != Mode.TRAIN;
  }

  @Override
  void differentiateCondition(double[] scaleGradient, double[] shiftGradient, Wrt wrt) {
    if (wrt.condition()) {
      INDArray sum = conditionGradient.like(requireForward(condition));
      INDArray rows = embedded.shaped(scaleGradient.length / channels(), channels());
      NativeNumbers.write(scaleGradient, rows);
      operations().multiplyByTransposed(rows, parameter(ConditionalBatchNorm.SCALE_WEIGHTS), sum);
      NativeNumbers.write(shiftGradient, rows);
      operations()
          .addProductWithTransposed(rows, parameter(ConditionalBatchNorm.SHIFT_WEIGHTS), sum);
      latestConditionGradient = sum;
    }
  }

  @Override
  double[] average(double[] values) {
    double[] means = new double[channels()];
    int batch = values.length / means.length;
    for (int i = 0; i < values.length; i++) {
      means[i % means.length] += values[i] / batch;
    }
    return everySample(means, batch);
  }

  private static double[] everySample(double[] channels, int batch) {
    double[] all = new double[batch * channels.length];
    for (int sample = 0; sample < batch; sample++) {
      System.arraycopy(channels, 0, all, sample * channels.length, channels.length);
    }
    return all;
  }

  @Override
  Statistics statistics(INDArray rows, int batch, Mode mode) {
    return mode == Mode.TRAIN
        ? statistics(rows)
        : new Statistics(
            everySample(read(ConditionalBatchNorm.MEAN), batch),
            everySample(read(ConditionalBatchNorm.VARIANCE), batch));
  }

  private double[] read(String key) {
    return NativeNumbers.read(parameter(key));
  }

  @Override
  double[] scale(int batch) {
    return conditional(batch, ConditionalBatchNorm.SCALE, ConditionalBatchNorm.SCALE_WEIGHTS);
  }

  @Override
  double[] shift(int batch) {
    return conditional(batch, ConditionalBatchNorm.SHIFT, ConditionalBatchNorm.SHIFT_WEIGHTS);
  }

  private double[] conditional(int batch, String constant, String weights) {
    INDArray sum = embedded.shaped(batch, channels());
    operations().multiplyMatrices(requireForward(condition), parameter(weights), sum);
    operations().addToRows(sum, parameter(constant), sum);
    return NativeNumbers.read(sum);
  }

  @Override
  void addGradients(double[] scaleGradient, double[] shiftGradient, Statistics batch) {
    add(scaleGradient, ConditionalBatchNorm.SCALE, ConditionalBatchNorm.SCALE_WEIGHTS);
    add(shiftGradient, ConditionalBatchNorm.SHIFT, ConditionalBatchNorm.SHIFT_WEIGHTS);
    recordStatistics(batch, (long) scaleGradient.length / channels() * pixels());
  }

  private void add(double[] gradient, String constant, String weights) {
    double[] sums = new double[channels()];
    for (int i = 0; i < gradient.length; i++) {
      sums[i % sums.length] += gradient[i];
    }
    NativeNumbers.add(sums, gradient(constant));
    INDArray rows = embedded.shaped(gradient.length / channels(), channels());
    NativeNumbers.write(gradient, rows);
    operations().addTransposedProduct(requireForward(condition), rows, gradient(weights));
  }

  /** Adds the decrement of the running statistics: (1 - decay) · (running - batch). */
  private void recordStatistics(Statistics batch, long count) {
    double unbiased = count > 1 ? (double) count / (count - 1) : 1;
    record(ConditionalBatchNorm.MEAN, batch.mean(), 1);
    record(ConditionalBatchNorm.VARIANCE, batch.variance(), unbiased);
  }

  private void record(String key, double[] batch, double factor) {
    double share = 1 - layerConf().decay();
    double[] running = read(key);
    double[] change = new double[running.length];
    Arrays.setAll(change, c -> share * (running[c] - factor * batch[c]));
    NativeNumbers.add(change, gradient(key));
  }
}
