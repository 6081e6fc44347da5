package org.gan4j.nn.layers;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.gan4j.api.RandomKey;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Wrt;
import org.gan4j.nn.arrays.ReusableArray;
import org.gan4j.nn.kernels.ChannelSlopes;
import org.gan4j.nn.kernels.NativeNumbers;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Computes {@link PRelu} on the activations as a matrix, where an image has one row a pixel. */
final class PReluRuntime extends FastRuntime<PRelu> implements PiecewiseLinear {
  private static final long serialVersionUID = 1L;

  private final transient FeatureRows inputRows = new FeatureRows(reusable());
  private final transient FeatureRows directionRows = new FeatureRows(reusable());
  private final transient FeatureRows outputGradientRows = new FeatureRows(reusable());
  private final transient ReusableArray output = reusable();
  private final transient ReusableArray pushed = reusable();
  private final transient ReusableArray inputGradient = reusable();
  private final transient ChannelSlopes slopes;

  /**
   * The latest input, whose sign selects the slope. A copy, since layers before this one write
   * directions over their outputs, and the output's sign does not determine it: slopes may become
   * negative.
   */
  private final transient ReusableArray kept = reusable();

  private transient @Nullable INDArray latest;

  /** The factor of the slopes: the latest input, or a direction. */
  private transient @Nullable INDArray multiplied;

  PReluRuntime(NeuralNetConfiguration configuration, DataType dataType) {
    super(configuration, dataType);
    slopes = new ChannelSlopes(layerConf().features(), dataType);
  }

  private double[] slopeValues() {
    return NativeNumbers.read(parameter(PRelu.SLOPES));
  }

  @Override
  public INDArray forward(INDArray activations, Mode mode, RandomKey key) {
    INDArray x = inputRows.of(activations);
    INDArray y = output.like(x);
    INDArray copy = kept.like(x);
    slopes.apply(x, slopeValues(), y, copy);
    latest = copy;
    multiplied = copy;
    return inputRows.activations(y, activations);
  }

  @Override
  public INDArray pushForward(INDArray direction) {
    INDArray v = directionRows.of(direction);
    INDArray y = pushed.like(v);
    slopes.multiply(requireForward(latest), slopeValues(), v, y);
    multiplied = v;
    return directionRows.activations(y, direction);
  }

  @Override
  public @Nullable INDArray backward(INDArray outputGradient, Wrt wrt) {
    INDArray x = requireForward(latest);
    INDArray dy = outputGradientRows.of(outputGradient);
    if (wrt.parameters()) {
      double[] sums = slopes.slopeGradient(x, requireForward(multiplied), dy);
      NativeNumbers.add(sums, gradient(PRelu.SLOPES));
    }
    if (!wrt.input()) {
      return null;
    }
    INDArray dx = inputGradient.like(x);
    slopes.multiply(x, slopeValues(), dy, dx);
    return outputGradientRows.activations(dx, outputGradient);
  }
}
