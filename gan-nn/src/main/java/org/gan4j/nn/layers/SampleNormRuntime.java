package org.gan4j.nn.layers;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Wrt;
import org.gan4j.nn.arrays.ReusableArray;
import org.gan4j.nn.kernels.SampleChannels;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Normalizations whose scale and shift may differ from sample to sample: y = γ (x - μ) / √(σ² + ε)
 * + β. The subclass decides over what μ and σ² are averages. Arrays of doubles have one number for
 * each channel of each sample, [batch · channels].
 */
abstract class SampleNormRuntime<C extends FastLayer> extends FastRuntime<C> {
  private static final long serialVersionUID = 1L;

  private final transient FeatureRows inputRows = new FeatureRows(reusable());
  private final transient FeatureRows outputGradientRows = new FeatureRows(reusable());
  private final transient ReusableArray output = reusable();
  private final transient ReusableArray inputGradient = reusable();
  private final transient SampleChannels samples;
  private final int channels;
  private final int pixels;
  private final double epsilon;
  private transient @Nullable INDArray latest;
  private transient boolean constant;
  private transient Statistics statistics = new Statistics(new double[0], new double[0]);

  SampleNormRuntime(
      NeuralNetConfiguration configuration, DataType dataType, SampleShape shape, double epsilon) {
    super(configuration, dataType);
    channels = shape.isImage() ? shape.channels() : shape.length();
    pixels = shape.length() / channels;
    samples = new SampleChannels(pixels, channels, dataType);
    this.epsilon = epsilon;
  }

  /** The statistics by which the samples of a pass are normalized. */
  static final class Statistics {
    private final double[] mean;
    private final double[] variance;

    Statistics(double[] mean, double[] variance) {
      this.mean = mean;
      this.variance = variance;
    }

    double[] mean() {
      return mean;
    }

    double[] variance() {
      return variance;
    }
  }

  final int channels() {
    return channels;
  }

  final int pixels() {
    return pixels;
  }

  /** Replaces every number by the mean of those that are normalized together; may overwrite. */
  abstract double[] average(double[] values);

  /** γ of each channel of each sample. */
  abstract double[] scale(int batch);

  /** β of each channel of each sample. */
  abstract double[] shift(int batch);

  /** Adds to the parameters' gradient what follows from that of γ and β. */
  abstract void addGradients(double[] scaleGradient, double[] shiftGradient, Statistics batch);

  /** Differentiates with respect to what γ and β depend on beside parameters, if requested. */
  void differentiateCondition(double[] scaleGradient, double[] shiftGradient, Wrt wrt) {}

  /** The statistics of these activations. */
  final Statistics statistics(INDArray rows) {
    double[] mean = average(samples.means(rows));
    return new Statistics(mean, average(samples.meanSquares(rows, mean)));
  }

  /** Whether passes in this mode take running statistics, which are constants. */
  boolean isConstant(Mode mode) {
    return false;
  }

  /** The statistics to normalize by. */
  Statistics statistics(INDArray rows, int batch, Mode mode) {
    return statistics(rows);
  }

  @Override
  public INDArray forward(INDArray activations, Mode mode, RandomKey key) {
    INDArray x = inputRows.of(activations);
    INDArray y = output.like(x);
    int batch = Math.toIntExact(activations.size(0));
    statistics = statistics(x, batch, mode);
    constant = isConstant(mode);
    double[] scale = scale(batch);
    double[] shift = shift(batch);
    double[] factor = new double[scale.length];
    double[] offset = new double[scale.length];
    for (int i = 0; i < scale.length; i++) {
      factor[i] = scale[i] * inverseDeviation(i);
      offset[i] = shift[i] - factor[i] * statistics.mean[i];
    }
    samples.affine(x, factor, offset, y);
    latest = x;
    return inputRows.activations(y, activations);
  }

  private double inverseDeviation(int index) {
    return 1 / Math.sqrt(statistics.variance[index] + epsilon);
  }

  /**
   * With x̂ = (x - μ)/σ and means over what is normalized together: dx = (γ dy - mean(γ dy) - x̂ ·
   * mean(γ dy · x̂)) / σ, as Ioffe and Szegedy 2015, section 3, with the terms collected. Running
   * statistics are constants: dx = γ dy / σ.
   */
  @Override
  public @Nullable INDArray backward(INDArray outputGradient, Wrt wrt) {
    INDArray x = requireForward(latest);
    INDArray dy = outputGradientRows.of(outputGradient);
    double[] mean = statistics.mean;
    double[] scale = scale(Math.toIntExact(outputGradient.size(0)));
    double[] sums = new double[scale.length];
    double[] products = new double[scale.length];
    samples.sums(x, dy, mean, sums, products);
    for (int i = 0; i < scale.length; i++) {
      products[i] *= inverseDeviation(i);
    }
    if (wrt.parameters()) {
      addGradients(products, sums, statistics);
    }
    differentiateCondition(products, sums, wrt);
    if (!wrt.input()) {
      return null;
    }
    for (int i = 0; i < scale.length; i++) {
      sums[i] *= scale[i] / pixels;
      products[i] *= scale[i] / pixels;
    }
    sums = average(sums);
    products = average(products);
    // dx = a · x + b + c · dy
    double[] a = new double[scale.length];
    double[] b = new double[scale.length];
    double[] c = new double[scale.length];
    for (int i = 0; i < scale.length; i++) {
      double inverse = inverseDeviation(i);
      a[i] = constant ? 0 : -inverse * inverse * products[i];
      b[i] = constant ? 0 : -inverse * sums[i] - a[i] * mean[i];
      c[i] = inverse * scale[i];
    }
    INDArray dx = inputGradient.like(x);
    samples.combine(x, a, b, dy, c, dx);
    return outputGradientRows.activations(dx, outputGradient);
  }
}
