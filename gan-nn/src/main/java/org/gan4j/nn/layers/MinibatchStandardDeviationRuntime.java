package org.gan4j.nn.layers;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.gan4j.api.RandomKey;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Wrt;
import org.gan4j.nn.arrays.ReusableArray;
import org.gan4j.nn.kernels.GroupDeviation;
import org.gan4j.nn.kernels.NativeNumbers;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Computes {@link MinibatchStandardDeviation}. */
final class MinibatchStandardDeviationRuntime extends FastRuntime<MinibatchStandardDeviation> {
  private static final long serialVersionUID = 1L;

  private final transient AppendedVector appended;
  private final transient FeatureRows inputRows = new FeatureRows(reusable());
  private final transient FeatureSums sums = new FeatureSums(reusable());
  private final transient ReusableArray deviations = reusable();
  private final transient GroupDeviation deviation;
  private transient @Nullable INDArray latest;

  MinibatchStandardDeviationRuntime(NeuralNetConfiguration configuration, DataType dataType) {
    super(configuration, dataType);
    appended = new AppendedVector(dataType, this::reusable);
    deviation = new GroupDeviation(layerConf().length(), dataType);
  }

  @Override
  public INDArray forward(INDArray activations, Mode mode, RandomKey key) {
    INDArray x = inputRows.of(activations);
    latest = x;
    int batch = Math.toIntExact(activations.size(0));
    int groups = layerConf().groups(batch);
    double[] ofGroups = deviation.deviations(x, groups);
    double[] ofSamples = new double[batch];
    for (int sample = 0; sample < batch; sample++) {
      ofSamples[sample] = ofGroups[sample % groups];
    }
    INDArray vector = deviations.shaped(batch, 1);
    NativeNumbers.write(ofSamples, vector);
    return appended.append(activations, vector, 1);
  }

  @Override
  public @Nullable INDArray backward(INDArray outputGradient, Wrt wrt) {
    if (!wrt.input()) {
      return null;
    }
    double[] ofSamples = sums.ofLast(outputGradient, 1);
    double[] ofGroups = new double[layerConf().groups(ofSamples.length)];
    for (int sample = 0; sample < ofSamples.length; sample++) {
      ofGroups[sample % ofGroups.length] += ofSamples[sample];
    }
    INDArray dx = appended.remove(outputGradient, 1);
    deviation.addGradient(requireForward(latest), ofGroups, dx);
    return appended.inputGradient(dx, outputGradient);
  }
}
