package org.gan4j.nn.layers;

import java.util.Arrays;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.gan4j.api.SampleShape;
import org.gan4j.nn.kernels.NativeNumbers;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Normalizes groups of channels of each sample: computes {@link InstanceNorm}, with a group for
 * each channel, and {@link LayerNorm}, with one group.
 */
final class GroupNormRuntime extends SampleNormRuntime<FastLayer> {
  private static final long serialVersionUID = 1L;
  static final String SCALE = "scale";
  static final String SHIFT = "shift";

  private final int groups;
  private final boolean affine;

  GroupNormRuntime(
      NeuralNetConfiguration configuration,
      DataType dataType,
      SampleShape shape,
      int groups,
      boolean affine,
      double epsilon) {
    super(configuration, dataType, shape, epsilon);
    this.groups = groups;
    this.affine = affine;
  }

  @Override
  double[] average(double[] values) {
    int size = channels() / groups;
    for (int from = 0; from < values.length; from += size) {
      double mean = Arrays.stream(values, from, from + size).sum() / size;
      Arrays.fill(values, from, from + size, mean);
    }
    return values;
  }

  @Override
  double[] scale(int batch) {
    return everySample(batch, SCALE, 1);
  }

  @Override
  double[] shift(int batch) {
    return everySample(batch, SHIFT, 0);
  }

  private double[] everySample(int batch, String key, double otherwise) {
    double[] all = new double[batch * channels()];
    if (!affine) {
      Arrays.fill(all, otherwise);
      return all;
    }
    double[] values = NativeNumbers.read(parameter(key));
    for (int sample = 0; sample < batch; sample++) {
      System.arraycopy(values, 0, all, sample * channels(), channels());
    }
    return all;
  }

  @Override
  void addGradients(double[] scaleGradient, double[] shiftGradient, Statistics batch) {
    if (affine) {
      NativeNumbers.add(overSamples(scaleGradient), gradient(SCALE));
      NativeNumbers.add(overSamples(shiftGradient), gradient(SHIFT));
    }
  }

  private double[] overSamples(double[] values) {
    double[] sums = new double[channels()];
    for (int i = 0; i < values.length; i++) {
      sums[i % sums.length] += values[i];
    }
    return sums;
  }
}
