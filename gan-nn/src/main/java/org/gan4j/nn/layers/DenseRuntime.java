package org.gan4j.nn.layers;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.gan4j.api.RandomKey;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Wrt;
import org.gan4j.nn.arrays.ReusableArray;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Computes {@link Dense}. */
final class DenseRuntime extends FastRuntime<Dense> implements PiecewiseLinear {
  private static final long serialVersionUID = 1L;

  private final transient ReusableArray output = reusable();
  private final transient ReusableArray inputGradient = reusable();
  private final transient ConstantRow ones = constantRow();
  private transient boolean withBias;

  DenseRuntime(NeuralNetConfiguration configuration, DataType dataType) {
    super(configuration, dataType);
  }

  @Override
  public INDArray forward(INDArray activations, Mode mode, RandomKey key) {
    INDArray result = pushForward(activations);
    withBias = layerConf().hasBias();
    if (withBias) {
      operations().addToRows(result, parameter(Dense.BIAS), result);
    }
    return result;
  }

  @Override
  public INDArray pushForward(INDArray direction) {
    input = direction;
    withBias = false;
    INDArray result = output.shaped(direction.size(0), layerConf().outputs());
    operations().multiplyMatrices(direction, parameter(Dense.WEIGHTS), result);
    return result;
  }

  @Override
  public @Nullable INDArray backward(INDArray outputGradient, Wrt wrt) {
    if (wrt.parameters()) {
      operations().addTransposedProduct(input, outputGradient, gradient(Dense.WEIGHTS));
      if (withBias) {
        INDArray sum = ones.of(1, outputGradient.size(0));
        operations().addProduct(sum, outputGradient, gradientRow(Dense.BIAS));
      }
    }
    if (!wrt.input()) {
      return null;
    }
    INDArray result = inputGradient.like(input);
    operations().multiplyByTransposed(outputGradient, parameter(Dense.WEIGHTS), result);
    return result;
  }
}
