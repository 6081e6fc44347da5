package org.gan4j.nn.layers;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.gan4j.api.RandomKey;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Wrt;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Computes {@link Elementwise}. Every derivative is written in terms of the output, so that the
 * input need not be kept.
 */
final class ElementwiseRuntime extends FastRuntime<Elementwise> {
  private static final long serialVersionUID = 1L;

  private final transient ReusableArray dense = reusable();
  private final transient ReusableArray denseGradient = reusable();
  private final transient ReusableArray output = reusable();
  private final transient ReusableArray derivative = reusable();
  private final transient HeapElementwise heap = new HeapElementwise();
  private transient @Nullable MemoryLayout result;

  ElementwiseRuntime(NeuralNetConfiguration configuration, DataType dataType) {
    super(configuration, dataType);
  }

  @Override
  public INDArray forward(INDArray activations, Mode mode, RandomKey key) {
    if (layerConf().function() == ActivationFunction.IDENTITY) {
      return activations;
    }
    MemoryLayout x = MemoryLayout.of(activations, dense);
    INDArray y = output.like(x.array());
    if (!applyOnHeap(x.array(), y)) {
      apply(x.array(), y);
    }
    result = new MemoryLayout(y, x.channelsLast());
    return x.logical(y);
  }

  @Override
  public @Nullable INDArray backward(INDArray outputGradient, Wrt wrt) {
    if (layerConf().function() == ActivationFunction.IDENTITY) {
      return outputGradient;
    }
    if (result == null) {
      throw new IllegalStateException("there was no forward pass");
    }
    INDArray slopes = derivative.like(result.array());
    MemoryLayout dy = MemoryLayout.of(outputGradient, denseGradient);
    boolean sameOrder = dy.channelsLast() == result.channelsLast();
    if (sameOrder && backwardOnHeap(result.array(), dy.array(), slopes)) {
      return result.logical(slopes);
    }
    differentiate(result.array(), slopes);
    if (sameOrder) {
      operations().multiply(dy.array(), slopes, slopes);
    } else {
      INDArray logical = result.logical(slopes);
      operations().multiply(logical, outputGradient, logical);
    }
    return result.logical(slopes);
  }

  private boolean applyOnHeap(INDArray x, INDArray y) {
    if (!HeapElementwise.suits(x)) {
      return false;
    }
    switch (layerConf().function()) {
      case RELU -> heap.relu(x, y);
      case LEAKY_RELU -> heap.leakyRelu(x, layerConf().slope(), y);
      case IDENTITY, ELU, TANH, SIGMOID, SCALED_SIGMOID -> {
        return false;
      }
    }
    return true;
  }

  private boolean backwardOnHeap(INDArray y, INDArray dy, INDArray dx) {
    if (!HeapElementwise.suits(y)) {
      return false;
    }
    switch (layerConf().function()) {
      case RELU -> heap.leakyReluBackward(y, 0, dy, dx);
      case LEAKY_RELU -> heap.leakyReluBackward(y, layerConf().slope(), dy, dx);
      case TANH -> heap.tanhBackward(y, dy, dx);
      case IDENTITY, ELU, SIGMOID, SCALED_SIGMOID -> {
        return false;
      }
    }
    return true;
  }

  private void apply(INDArray x, INDArray y) {
    switch (layerConf().function()) {
      case IDENTITY -> throw new IllegalStateException("the identity needs no array");
      case RELU -> operations().max(x, 0, y);
      case LEAKY_RELU -> {
        operations().scale(x, layerConf().slope(), y);
        operations().max(x, y, y);
      }
      case ELU -> operations().elu(x, y);
      case TANH -> operations().tanh(x, y);
      case SIGMOID -> operations().sigmoid(x, y);
      case SCALED_SIGMOID -> {
        // 2 σ(x) - 1 = tanh(x / 2), which has no cancellation near zero.
        operations().scale(x, 0.5, y);
        operations().tanh(y, y);
      }
    }
  }

  /** dy/dx of the function, from its value y. */
  private void differentiate(INDArray y, INDArray slopes) {
    switch (layerConf().function()) {
      case IDENTITY -> throw new IllegalStateException("the identity needs no array");
      case RELU -> operations().step(y, 0, slopes);
      case LEAKY_RELU -> {
        operations().step(y, 0, slopes);
        operations().scale(slopes, 1 - layerConf().slope(), slopes);
        operations().shift(slopes, layerConf().slope(), slopes);
      }
      case ELU -> {
        // For negative x: exp(x) = y + 1.
        operations().min(y, 0, slopes);
        operations().shift(slopes, 1, slopes);
      }
      case TANH -> oneMinusSquare(y, slopes);
      case SIGMOID -> {
        operations().subtractFrom(1, y, slopes);
        operations().multiply(slopes, y, slopes);
      }
      case SCALED_SIGMOID -> {
        oneMinusSquare(y, slopes);
        operations().scale(slopes, 0.5, slopes);
      }
    }
  }

  private void oneMinusSquare(INDArray y, INDArray destination) {
    operations().multiply(y, y, destination);
    operations().subtractFrom(1, destination, destination);
  }
}
