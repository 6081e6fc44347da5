package org.gan4j.nn.layers;

import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.gan4j.api.RandomKey;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Wrt;
import org.gan4j.nn.arrays.ReusableArray;
import org.gan4j.nn.kernels.NativeNumbers;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Computes {@link MomentNorm}. Vectors are short: it goes number by number, in double precision.
 */
final class MomentNormRuntime extends FastRuntime<MomentNorm> {
  private static final long serialVersionUID = 1L;
  static final double EPSILON = 1e-8;

  private final transient ReusableArray output = reusable();
  private final transient ReusableArray inputGradient = reusable();
  private transient double @Nullable [] latest;

  MomentNormRuntime(NeuralNetConfiguration configuration, DataType dataType) {
    super(configuration, dataType);
  }

  /** A part of a vector of a sample. */
  @FunctionalInterface
  private interface Part {
    void run(int from, int length);
  }

  private void forEachPart(int total, Part part) {
    List<Integer> lengths = layerConf().lengths();
    for (int from = 0; from < total; ) {
      for (int length : lengths) {
        part.run(from, length);
        from += length;
      }
    }
  }

  private static double inverseRoot(double[] x, int from, int length) {
    double sum = 0;
    for (int i = from; i < from + length; i++) {
      sum += x[i] * x[i];
    }
    return 1 / Math.sqrt(sum / length + EPSILON);
  }

  @Override
  public INDArray forward(INDArray activations, Mode mode, RandomKey key) {
    double[] x = NativeNumbers.read(activations);
    latest = x;
    double[] y = new double[x.length];
    forEachPart(
        x.length,
        (from, length) -> {
          double factor = inverseRoot(x, from, length);
          for (int i = from; i < from + length; i++) {
            y[i] = factor * x[i];
          }
        });
    INDArray result = output.like(activations);
    NativeNumbers.write(y, result);
    return result;
  }

  /** dx = f dy - f³ x mean(x dy), where f is the factor of x. */
  @Override
  public @Nullable INDArray backward(INDArray outputGradient, Wrt wrt) {
    if (!wrt.input()) {
      return null;
    }
    double[] x = requireForward(latest);
    double[] dy = NativeNumbers.read(outputGradient);
    double[] dx = new double[x.length];
    forEachPart(
        x.length,
        (from, length) -> {
          double factor = inverseRoot(x, from, length);
          double product = 0;
          for (int i = from; i < from + length; i++) {
            product += x[i] * dy[i];
          }
          double share = factor * factor * factor * product / length;
          for (int i = from; i < from + length; i++) {
            dx[i] = factor * dy[i] - share * x[i];
          }
        });
    INDArray result = inputGradient.like(outputGradient);
    NativeNumbers.write(dx, result);
    return result;
  }
}
