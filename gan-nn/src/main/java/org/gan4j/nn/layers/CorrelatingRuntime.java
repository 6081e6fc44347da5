package org.gan4j.nn.layers;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.gan4j.api.RandomKey;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Wrt;
import org.gan4j.nn.arrays.ReusableArray;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What the convolutions have in common: a linear map of images with shared weights, and a bias a
 * channel, with the channels last in memory.
 *
 * @param <L> the layer
 */
abstract class CorrelatingRuntime<L extends FastLayer> extends FastRuntime<L>
    implements PiecewiseLinear {
  private static final long serialVersionUID = 1L;

  static final String WEIGHTS = "weights";
  static final String BIAS = "bias";

  private final transient ChannelsLast inputs = new ChannelsLast(reusable());
  private final transient ChannelsLast outputs = new ChannelsLast(reusable());
  private final transient ChannelsLast gradients = new ChannelsLast(reusable());
  private final transient ReusableArray output = reusable();
  private final transient ReusableArray pushed = reusable();
  private final transient ReusableArray inputGradient = reusable();
  private final transient ConstantRow ones = constantRow();
  private transient @Nullable INDArray latest;
  private transient boolean withBias;

  CorrelatingRuntime(NeuralNetConfiguration configuration, DataType dataType) {
    super(configuration, dataType);
  }

  /** Whether there is a bias. */
  abstract boolean hasBias();

  /** The shape of the result for a batch, with the channels last. */
  abstract long[] outputShape(long batch);

  /** Maps images; both have the channels last. */
  abstract void correlate(INDArray images, INDArray result);

  /**
   * The way back of {@link #correlate}.
   *
   * @param images of the latest call
   * @param gradient with respect to its result
   * @param ofWeights whether to add the gradient of the weights to theirs
   * @param imageGradient receives the gradient with respect to the images; null if nobody asks
   */
  abstract void differentiate(
      INDArray images, INDArray gradient, boolean ofWeights, @Nullable INDArray imageGradient);

  @Override
  public final INDArray forward(INDArray activations, Mode mode, RandomKey key) {
    INDArray y = correlate(activations, output);
    withBias = hasBias();
    if (withBias) {
      operations().addToRows(outputs.rows(y), parameter(BIAS), outputs.rows(y));
    }
    return outputs.logical(y);
  }

  @Override
  public final INDArray pushForward(INDArray direction) {
    // The layer after this one may know its derivative by the output, which is kept.
    INDArray y = correlate(direction, pushed);
    withBias = false;
    return outputs.logical(y);
  }

  private INDArray correlate(INDArray images, ReusableArray destination) {
    INDArray x = inputs.of(images);
    INDArray y = destination.shaped(outputShape(x.size(0)));
    correlate(x, y);
    latest = x;
    return y;
  }

  @Override
  public final @Nullable INDArray backward(INDArray outputGradient, Wrt wrt) {
    INDArray x = requireForward(latest);
    INDArray dy = gradients.of(outputGradient);
    if (wrt.parameters() && withBias) {
      INDArray rows = gradients.rows(dy);
      operations().addProduct(ones.of(1, rows.size(0)), rows, gradientRow(BIAS));
    }
    INDArray dx = wrt.input() ? inputGradient.like(x) : null;
    differentiate(x, dy, wrt.parameters(), dx);
    return dx == null ? null : gradients.logical(dx);
  }
}
