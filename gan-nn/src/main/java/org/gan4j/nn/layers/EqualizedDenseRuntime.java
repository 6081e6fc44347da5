package org.gan4j.nn.layers;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.gan4j.api.RandomKey;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Wrt;
import org.gan4j.nn.arrays.ReusableArray;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Computes {@link EqualizedDense}. */
final class EqualizedDenseRuntime extends FastRuntime<EqualizedDense> implements PiecewiseLinear {
  private static final long serialVersionUID = 1L;

  private final transient ReusableArray output = reusable();
  private final transient ReusableArray scaledBias = reusable();
  private final transient ReusableArray scaledGradient = reusable();
  private final transient ReusableArray inputGradient = reusable();
  private final transient ConstantRow ones = constantRow();
  private transient @Nullable INDArray latest;
  private transient boolean withBias;

  EqualizedDenseRuntime(NeuralNetConfiguration configuration, DataType dataType) {
    super(configuration, dataType);
  }

  @Override
  public INDArray forward(INDArray activations, Mode mode, RandomKey key) {
    INDArray result = pushForward(activations);
    INDArray bias = scaledBias.like(parameter(EqualizedDense.BIAS));
    operations().scale(parameter(EqualizedDense.BIAS), layerConf().biasScale(), bias);
    operations().addToRows(result, bias, result);
    withBias = true;
    return result;
  }

  @Override
  public INDArray pushForward(INDArray direction) {
    latest = direction;
    withBias = false;
    INDArray result = output.shaped(direction.size(0), layerConf().outputs());
    operations().multiplyMatrices(direction, parameter(EqualizedDense.WEIGHTS), result);
    operations().scale(result, layerConf().weightScale(), result);
    return result;
  }

  @Override
  public @Nullable INDArray backward(INDArray outputGradient, Wrt wrt) {
    INDArray x = requireForward(latest);
    if (wrt.parameters() && withBias) {
      INDArray sum = ones.of(layerConf().biasScale(), outputGradient.size(0));
      operations().addProduct(sum, outputGradient, gradientRow(EqualizedDense.BIAS));
    }
    INDArray scaled = scaledGradient.like(outputGradient);
    operations().scale(outputGradient, layerConf().weightScale(), scaled);
    if (wrt.parameters()) {
      operations().addTransposedProduct(x, scaled, gradient(EqualizedDense.WEIGHTS));
    }
    if (!wrt.input()) {
      return null;
    }
    INDArray result = inputGradient.like(x);
    operations().multiplyByTransposed(scaled, parameter(EqualizedDense.WEIGHTS), result);
    return result;
  }
}
