package org.gan4j.nn.layers;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.gan4j.api.RandomKey;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Wrt;
import org.gan4j.nn.arrays.ReusableArray;
import org.gan4j.nn.kernels.NativeNumbers;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Computes {@link ConditionConcatenation}, with the channels of images last in memory. */
final class ConditionConcatenationRuntime extends FastRuntime<ConditionConcatenation>
    implements ConditionedLayer, PiecewiseLinear {
  private static final long serialVersionUID = 1L;

  private final transient AppendedVector appended;
  private final transient FeatureSums sums = new FeatureSums(reusable());
  private final transient ReusableArray conditionGradient = reusable();
  private transient @Nullable INDArray condition;
  private transient @Nullable INDArray latestConditionGradient;

  ConditionConcatenationRuntime(NeuralNetConfiguration configuration, DataType dataType) {
    super(configuration, dataType);
    appended = new AppendedVector(dataType, this::reusable);
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
  public INDArray forward(INDArray activations, Mode mode, RandomKey key) {
    return appended.append(activations, requireForward(condition), layerConf().length());
  }

  /** A condition does not change with the input: zeros take its place. */
  @Override
  public INDArray pushForward(INDArray direction) {
    return appended.append(direction, null, layerConf().length());
  }

  @Override
  public @Nullable INDArray backward(INDArray outputGradient, Wrt wrt) {
    if (wrt.condition()) {
      INDArray sum = conditionGradient.like(requireForward(condition));
      NativeNumbers.write(sums.ofLast(outputGradient, layerConf().length()), sum);
      latestConditionGradient = sum;
    }
    return wrt.input()
        ? appended.inputGradient(
            appended.remove(outputGradient, layerConf().length()), outputGradient)
        : null;
  }
}
