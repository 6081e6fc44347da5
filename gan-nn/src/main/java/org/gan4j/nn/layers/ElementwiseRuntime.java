package org.gan4j.nn.layers;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.gan4j.api.RandomKey;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Wrt;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.Op;
import org.nd4j.linalg.api.ops.impl.scalar.ScalarMax;
import org.nd4j.linalg.api.ops.impl.scalar.ScalarMin;
import org.nd4j.linalg.api.ops.impl.scalar.ScalarMultiplication;
import org.nd4j.linalg.api.ops.impl.scalar.Step;
import org.nd4j.linalg.factory.Nd4j;

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
  private final transient @Nullable RectifierLoops loops;
  private transient @Nullable MemoryLayout result;

  ElementwiseRuntime(NeuralNetConfiguration configuration, DataType dataType) {
    super(configuration, dataType);
    ActivationFunction function = layerConf().function();
    boolean rectifier =
        function == ActivationFunction.RELU || function == ActivationFunction.LEAKY_RELU;
    boolean floatsOnTheCpu = dataType == DataType.FLOAT && Nd4j.getEnvironment().isCPU();
    loops = rectifier && floatsOnTheCpu ? new RectifierLoops(layerConf().slope()) : null;
  }

  @Override
  public INDArray forward(INDArray activations, Mode mode, RandomKey key) {
    if (layerConf().function() == ActivationFunction.IDENTITY) {
      return activations;
    }
    MemoryLayout x = MemoryLayout.of(activations, dense);
    INDArray y = output.like(x.array());
    if (loops != null) {
      loops.rectify(x.array(), y);
    } else {
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
    if (loops != null && dy.channelsLast() == result.channelsLast()) {
      loops.differentiate(result.array(), dy.array(), slopes);
      return result.logical(slopes);
    }
    differentiate(result.array(), slopes);
    if (dy.channelsLast() == result.channelsLast()) {
      ArrayOperations.multiply(dy.array(), slopes, slopes);
    } else {
      INDArray logical = result.logical(slopes);
      ArrayOperations.multiply(logical, outputGradient, logical);
    }
    return result.logical(slopes);
  }

  private void apply(INDArray x, INDArray y) {
    switch (layerConf().function()) {
      case IDENTITY -> throw new IllegalStateException("the identity needs no array");
      case RELU -> run(new ScalarMax(x, null, y, 0.0));
      case LEAKY_RELU -> {
        run(new ScalarMultiplication(x, null, y, layerConf().slope()));
        ArrayOperations.max(x, y, y);
      }
      case ELU -> ArrayOperations.elu(x, y);
      case TANH -> ArrayOperations.tanh(x, y);
      case SIGMOID -> ArrayOperations.sigmoid(x, y);
      case SCALED_SIGMOID -> {
        // 2 σ(x) - 1 = tanh(x / 2), which has no cancellation near zero.
        run(new ScalarMultiplication(x, null, y, 0.5));
        ArrayOperations.tanh(y, y);
      }
    }
  }

  /** dx/dy of the function as a function of its value y. */
  private void differentiate(INDArray y, INDArray slopes) {
    switch (layerConf().function()) {
      case IDENTITY -> throw new IllegalStateException("the identity needs no array");
      case RELU -> run(new Step(y, slopes, 0.0));
      case LEAKY_RELU -> {
        run(new Step(y, slopes, 0.0));
        slopes.muli(1 - layerConf().slope());
        slopes.addi(layerConf().slope());
      }
      case ELU -> {
        // For negative x: exp(x) = y + 1.
        run(new ScalarMin(y, null, slopes, 0.0));
        slopes.addi(1.0);
      }
      case TANH -> oneMinusSquare(y, slopes);
      case SIGMOID -> {
        run(new ScalarMultiplication(y, null, slopes, -1.0));
        slopes.addi(1.0);
        ArrayOperations.multiply(slopes, y, slopes);
      }
      case SCALED_SIGMOID -> {
        oneMinusSquare(y, slopes);
        slopes.muli(0.5);
      }
    }
  }

  private static void oneMinusSquare(INDArray y, INDArray destination) {
    ArrayOperations.multiply(y, y, destination);
    destination.rsubi(1.0);
  }

  private static void run(Op operation) {
    Nd4j.getExecutioner().exec(operation);
  }
}
