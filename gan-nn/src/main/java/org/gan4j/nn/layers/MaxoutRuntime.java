package org.gan4j.nn.layers;

import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.gan4j.api.RandomKey;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Wrt;
import org.gan4j.nn.arrays.ReusableArray;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Computes {@link Maxout}. Where pieces are equal, each of them gets the gradient. */
final class MaxoutRuntime extends FastRuntime<Maxout> implements PiecewiseLinear {
  private static final long serialVersionUID = 1L;

  /** Differences are zero or negative; the greatest negative one is further from zero than this. */
  private static final double JUST_BELOW_ZERO = -Float.MIN_NORMAL;

  private final transient List<ReusableArray> linear;
  private final transient ReusableArray output = reusable();
  private final transient ReusableArray chosen = reusable();
  private final transient ReusableArray product = reusable();
  private final transient ReusableArray inputGradient = reusable();
  private final transient ReusableArray pushed = reusable();
  private final transient ConstantRow ones = constantRow();
  private transient boolean withBias;

  MaxoutRuntime(NeuralNetConfiguration configuration, DataType dataType) {
    super(configuration, dataType);
    linear = Stream.generate(this::reusable).limit(layerConf().pieces()).toList();
  }

  @Override
  public INDArray forward(INDArray activations, Mode mode, RandomKey key) {
    input = activations;
    withBias = true;
    INDArray result = output.shaped(activations.size(0), layerConf().outputs());
    for (int piece = 0; piece < linear.size(); piece++) {
      INDArray z = linear.get(piece).like(result);
      operations().multiplyMatrices(activations, parameter(Maxout.weights(piece)), z);
      operations().addToRows(z, parameter(Maxout.bias(piece)), z);
      if (piece == 0) {
        operations().copy(z, result);
      } else {
        operations().max(z, result, result);
      }
    }
    return result;
  }

  /** Each output is the linear function that was the greatest. */
  @Override
  public INDArray pushForward(INDArray direction) {
    input = direction;
    withBias = false;
    INDArray result = pushed.shaped(direction.size(0), layerConf().outputs());
    operations().fill(result, 0);
    for (int piece = 0; piece < linear.size(); piece++) {
      INDArray projected = product.like(result);
      operations().multiplyMatrices(direction, parameter(Maxout.weights(piece)), projected);
      operations().add(result, maskedByChoice(piece, projected), result);
    }
    return result;
  }

  @Override
  public @Nullable INDArray backward(INDArray outputGradient, Wrt wrt) {
    INDArray dx = inputGradient.like(input);
    for (int piece = 0; piece < linear.size(); piece++) {
      INDArray dz = maskedByChoice(piece, outputGradient);
      INDArray weights = parameter(Maxout.weights(piece));
      if (wrt.parameters()) {
        operations().addTransposedProduct(input, dz, gradient(Maxout.weights(piece)));
        if (withBias) {
          INDArray sum = ones.of(1, dz.size(0));
          operations().addProduct(sum, dz, gradientRow(Maxout.bias(piece)));
        }
      }
      if (wrt.input() && piece == 0) {
        operations().multiplyByTransposed(dz, weights, dx);
      } else if (wrt.input()) {
        operations().addProductWithTransposed(dz, weights, dx);
      }
    }
    return wrt.input() ? dx : null;
  }

  /** The numbers of outputs that this piece was the greatest for; zero elsewhere. */
  private INDArray maskedByChoice(int piece, INDArray numbers) {
    INDArray maximum = output.like(numbers);
    INDArray z = linear.get(piece).like(numbers);
    INDArray masked = chosen.like(numbers);
    operations().subtract(z, maximum, masked);
    operations().step(masked, JUST_BELOW_ZERO, masked);
    operations().multiply(masked, numbers, masked);
    return masked;
  }
}
