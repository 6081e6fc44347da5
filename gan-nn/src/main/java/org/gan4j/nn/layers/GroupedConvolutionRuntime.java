package org.gan4j.nn.layers;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.gan4j.api.RandomKey;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Wrt;
import org.gan4j.nn.arrays.ReusableArray;
import org.gan4j.nn.kernels.CorrelationShape;
import org.gan4j.nn.kernels.GroupedCorrelation;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Computes {@link GroupedConvolution}, with the channels last in memory. */
final class GroupedConvolutionRuntime extends FastRuntime<GroupedConvolution>
    implements PiecewiseLinear {
  private static final long serialVersionUID = 1L;

  private final transient ChannelsLast inputs = new ChannelsLast(reusable());
  private final transient ChannelsLast outputs = new ChannelsLast(reusable());
  private final transient ChannelsLast gradients = new ChannelsLast(reusable());
  private final transient ReusableArray output = reusable();
  private final transient ReusableArray inputGradient = reusable();
  private final transient ConstantRow ones = constantRow();
  private final transient GroupedCorrelation correlation;
  private final transient CorrelationShape shape;
  private transient @Nullable INDArray latest;
  private transient boolean withBias;

  GroupedConvolutionRuntime(NeuralNetConfiguration configuration, DataType dataType) {
    super(configuration, dataType);
    shape = layerConf().shape();
    correlation = keep(GroupedCorrelation.of(shape, layerConf().groups(), dataType));
  }

  @Override
  public INDArray forward(INDArray activations, Mode mode, RandomKey key) {
    INDArray y = correlate(activations);
    withBias = layerConf().hasBias();
    if (withBias) {
      operations().addToRows(outputs.rows(y), parameter(GroupedConvolution.BIAS), outputs.rows(y));
    }
    return outputs.logical(y);
  }

  @Override
  public INDArray pushForward(INDArray direction) {
    INDArray y = correlate(direction);
    withBias = false;
    return outputs.logical(y);
  }

  private INDArray correlate(INDArray images) {
    INDArray x = inputs.of(images);
    INDArray y = output.shaped(shape.small(x.size(0)));
    correlation.reduce(x, parameter(GroupedConvolution.WEIGHTS), y);
    latest = x;
    return y;
  }

  @Override
  public @Nullable INDArray backward(INDArray outputGradient, Wrt wrt) {
    INDArray x = requireForward(latest);
    INDArray dy = gradients.of(outputGradient);
    if (wrt.parameters() && withBias) {
      INDArray rows = gradients.rows(dy);
      operations().addProduct(ones.of(1, rows.size(0)), rows, gradientRow(GroupedConvolution.BIAS));
    }
    INDArray dx = wrt.input() ? inputGradient.like(x) : null;
    correlation.reduceBackward(
        x,
        parameter(GroupedConvolution.WEIGHTS),
        dy,
        wrt.parameters() ? gradient(GroupedConvolution.WEIGHTS) : null,
        dx);
    return dx == null ? null : gradients.logical(dx);
  }
}
