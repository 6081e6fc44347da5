package org.gan4j.nn.layers;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.gan4j.api.RandomKey;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Wrt;
import org.gan4j.nn.arrays.MemoryLayout;
import org.gan4j.nn.arrays.ReusableArray;
import org.gan4j.nn.kernels.ElementwiseLoops;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Computes {@link Elementwise}. Every derivative is written in terms of the output, so that the
 * input need not be kept.
 */
final class ElementwiseRuntime extends FastRuntime<Elementwise> implements PiecewiseLinear {
  private static final long serialVersionUID = 1L;

  private final transient MemoryLayout inputLayout = new MemoryLayout(reusable());
  private final transient MemoryLayout gradientLayout = new MemoryLayout(reusable());
  private final transient ReusableArray output = reusable();
  private final transient ReusableArray derivative = reusable();
  private final transient ReusableArray pushed = reusable();
  private final transient @Nullable ElementwiseLoops loops;
  private transient @Nullable INDArray result;

  ElementwiseRuntime(NeuralNetConfiguration configuration, DataType dataType) {
    super(configuration, dataType);
    boolean floatsOnTheCpu = dataType == DataType.FLOAT && Nd4j.getEnvironment().isCPU();
    loops = floatsOnTheCpu ? new ElementwiseLoops() : null;
  }

  @Override
  public INDArray forward(INDArray activations, Mode mode, RandomKey key) {
    if (layerConf().function() == ActivationFunction.IDENTITY) {
      return activations;
    }
    INDArray x = inputLayout.inMemory(activations);
    INDArray y = output.like(x);
    if (!applyLoop(x, y)) {
      apply(x, y);
    }
    result = y;
    return inputLayout.logical(y);
  }

  @Override
  public boolean isPiecewiseLinear() {
    return switch (layerConf().function()) {
      case IDENTITY, RELU, LEAKY_RELU, HARD_TANH, UNIT_INTERVAL -> true;
      case ELU, TANH, SIGMOID, SCALED_SIGMOID -> false;
    };
  }

  /** Whether the function is a rectifier of a {@link #slope} in [0, 1). */
  boolean isRectifier() {
    return switch (layerConf().function()) {
      case RELU, LEAKY_RELU -> true;
      case IDENTITY, ELU, TANH, HARD_TANH, SIGMOID, SCALED_SIGMOID, UNIT_INTERVAL -> false;
    };
  }

  /** The same as the backward pass, since the Jacobian is diagonal. */
  @Override
  public INDArray pushForward(INDArray direction) {
    return timesDerivative(direction, pushed);
  }

  @Override
  public @Nullable INDArray backward(INDArray outputGradient, Wrt wrt) {
    return timesDerivative(outputGradient, derivative);
  }

  private INDArray timesDerivative(INDArray outputGradient, ReusableArray destination) {
    if (layerConf().function() == ActivationFunction.IDENTITY) {
      return outputGradient;
    }
    if (result == null) {
      throw new IllegalStateException("there was no forward pass");
    }
    INDArray slopes = destination.like(result);
    INDArray dy = gradientLayout.inMemory(outputGradient);
    boolean sameOrder = gradientLayout.channelsLast() == inputLayout.channelsLast();
    if (sameOrder && backwardLoop(result, dy, slopes)) {
      return gradientLayout.logical(slopes);
    }
    differentiate(result, slopes);
    if (sameOrder) {
      operations().multiply(dy, slopes, slopes);
      return gradientLayout.logical(slopes);
    }
    INDArray logical = inputLayout.logical(slopes);
    operations().multiply(logical, outputGradient, logical);
    return logical;
  }

  private boolean applyLoop(INDArray x, INDArray y) {
    if (loops == null) {
      return false;
    }
    switch (layerConf().function()) {
      case RELU, LEAKY_RELU -> loops.rectify(x, slope(), y);
      case IDENTITY, ELU, TANH, HARD_TANH, SIGMOID, SCALED_SIGMOID, UNIT_INTERVAL -> {
        return false;
      }
    }
    return true;
  }

  private boolean backwardLoop(INDArray y, INDArray dy, INDArray dx) {
    if (loops == null) {
      return false;
    }
    switch (layerConf().function()) {
      case RELU, LEAKY_RELU -> loops.rectifyBackward(y, slope(), dy, dx);
      case TANH -> loops.tanhBackward(y, dy, dx);
      case IDENTITY, ELU, HARD_TANH, SIGMOID, SCALED_SIGMOID, UNIT_INTERVAL -> {
        return false;
      }
    }
    return true;
  }

  float slope() {
    return (float) layerConf().slope();
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
      case HARD_TANH -> {
        operations().max(x, -1, y);
        operations().min(y, 1, y);
      }
      case SIGMOID -> operations().sigmoid(x, y);
      case SCALED_SIGMOID -> {
        // 2 σ(x) - 1 = tanh(x / 2), which has no cancellation near zero.
        operations().scale(x, 0.5, y);
        operations().tanh(y, y);
      }
      case UNIT_INTERVAL -> {
        operations().scale(x, 0.5, y);
        operations().shift(y, 0.5, y);
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
      case HARD_TANH -> {
        // 1 - y² is positive where the function is not flat.
        oneMinusSquare(y, slopes);
        operations().step(slopes, 0, slopes);
      }
      case SIGMOID -> {
        operations().subtractFrom(1, y, slopes);
        operations().multiply(slopes, y, slopes);
      }
      case SCALED_SIGMOID -> {
        oneMinusSquare(y, slopes);
        operations().scale(slopes, 0.5, slopes);
      }
      case UNIT_INTERVAL -> slopes.assign(0.5);
    }
  }

  private void oneMinusSquare(INDArray y, INDArray destination) {
    operations().multiply(y, y, destination);
    operations().subtractFrom(1, destination, destination);
  }
}
