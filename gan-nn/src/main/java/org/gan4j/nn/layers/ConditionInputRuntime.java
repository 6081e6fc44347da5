package org.gan4j.nn.layers;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.gan4j.api.RandomKey;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Wrt;
import org.gan4j.nn.arrays.ReusableArray;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Computes {@link ConditionInput}: the output does not depend on the input. */
final class ConditionInputRuntime extends FastRuntime<ConditionInput>
    implements ConditionedLayer, PiecewiseLinear {
  private static final long serialVersionUID = 1L;

  private final transient ReusableArray zeros = reusable();
  private transient @Nullable INDArray condition;
  private transient long @Nullable [] inputShape;

  ConditionInputRuntime(NeuralNetConfiguration configuration, DataType dataType) {
    super(configuration, dataType);
  }

  @Override
  public void condition(INDArray condition) {
    this.condition = condition;
  }

  @Override
  public INDArray forward(INDArray activations, Mode mode, RandomKey key) {
    inputShape = activations.shape();
    return requireForward(condition);
  }

  @Override
  public INDArray pushForward(INDArray direction) {
    return zeros(requireForward(condition).shape());
  }

  @Override
  public @Nullable INDArray backward(INDArray outputGradient, Wrt wrt) {
    return wrt.input() ? zeros(requireForward(inputShape)) : null;
  }

  private INDArray zeros(long... shape) {
    INDArray array = zeros.shaped(shape);
    operations().fill(array, 0);
    return array;
  }
}
