package org.gan4j.nn.layers;

import java.util.Arrays;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.gan4j.api.RandomKey;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Wrt;
import org.gan4j.nn.kernels.NativeNumbers;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Computes {@link RunningMean}. */
final class RunningMeanRuntime extends FastRuntime<RunningMean> implements PiecewiseLinear {
  private static final long serialVersionUID = 1L;

  private transient @Nullable INDArray latest;

  RunningMeanRuntime(NeuralNetConfiguration configuration, DataType dataType) {
    super(configuration, dataType);
  }

  @Override
  public INDArray forward(INDArray activations, Mode mode, RandomKey key) {
    latest = activations;
    return activations;
  }

  @Override
  public INDArray pushForward(INDArray direction) {
    return direction;
  }

  /** Adds the decrement of the running mean: (1 - decay) · (running - batch). */
  @Override
  public @Nullable INDArray backward(INDArray outputGradient, Wrt wrt) {
    if (wrt.parameters()) {
      double[] numbers = NativeNumbers.read(requireForward(latest));
      double[] running = NativeNumbers.read(parameter(RunningMean.MEAN));
      double[] mean = new double[running.length];
      int batch = numbers.length / mean.length;
      for (int i = 0; i < numbers.length; i++) {
        mean[i % mean.length] += numbers[i] / batch;
      }
      double share = 1 - layerConf().decay();
      double[] change = new double[mean.length];
      Arrays.setAll(change, i -> share * (running[i] - mean[i]));
      NativeNumbers.add(change, gradient(RunningMean.MEAN));
    }
    return wrt.input() ? outputGradient : null;
  }
}
