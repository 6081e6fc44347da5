package org.gan4j.nn.layers;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.gan4j.api.RandomKey;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Wrt;
import org.gan4j.nn.arrays.ReusableArray;
import org.gan4j.nn.kernels.CorrelationShape;
import org.gan4j.nn.kernels.RectifiedCorrelation;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Computes {@link GroupedConvolution}, with the rectifiers before and after it where a {@link
 * SequenceRuntime} leaves them to it.
 */
final class RectifiedConvolutionRuntime extends FastRuntime<GroupedConvolution>
    implements PiecewiseLinear {
  private static final long serialVersionUID = 1L;

  private final transient ChannelsLast inputs = new ChannelsLast(reusable());
  private final transient ChannelsLast directions = new ChannelsLast(reusable());
  private final transient ChannelsLast outputs = new ChannelsLast(reusable());
  private final transient ChannelsLast gradients = new ChannelsLast(reusable());
  private final transient ReusableArray output = reusable();
  private final transient ReusableArray pushed = reusable();
  private final transient ReusableArray inputGradient = reusable();
  private final transient RectifiedCorrelation correlation;
  private final transient CorrelationShape shape;
  private transient @Nullable Pass latest;

  /** The arrays of a pass; the direction is x itself if nothing was pushed forward. */
  private record Pass(INDArray x, INDArray y, INDArray direction) {}

  RectifiedConvolutionRuntime(NeuralNetConfiguration configuration, DataType dataType) {
    super(configuration, dataType);
    shape = layerConf().shape();
    correlation = keep(new RectifiedCorrelation(shape, layerConf().groups()));
  }

  void rectifyInput(float slope) {
    correlation.rectifyInput(slope);
  }

  void rectifyOutput(float slope) {
    correlation.rectifyOutput(slope);
  }

  @Override
  public INDArray forward(INDArray activations, Mode mode, RandomKey key) {
    INDArray x = inputs.of(activations);
    INDArray y = output.shaped(shape.small(x.size(0)));
    INDArray bias = layerConf().hasBias() ? parameter(CorrelatingRuntime.BIAS) : null;
    correlation.forward(x, parameter(CorrelatingRuntime.WEIGHTS), bias, y);
    latest = new Pass(x, y, x);
    return outputs.logical(y);
  }

  @Override
  public INDArray pushForward(INDArray direction) {
    Pass pass = requireForward(latest);
    INDArray d = directions.of(direction);
    INDArray result = pushed.like(pass.y());
    correlation.pushForward(d, pass.x(), parameter(CorrelatingRuntime.WEIGHTS), pass.y(), result);
    latest = new Pass(pass.x(), pass.y(), d);
    return outputs.logical(result);
  }

  @Override
  public @Nullable INDArray backward(INDArray outputGradient, Wrt wrt) {
    Pass pass = requireForward(latest);
    INDArray dy = gradients.of(outputGradient);
    boolean ofBias = layerConf().hasBias() && pass.direction() == pass.x();
    INDArray dx = wrt.input() ? inputGradient.like(pass.x()) : null;
    correlation.backward(
        pass.direction(),
        pass.x(),
        parameter(CorrelatingRuntime.WEIGHTS),
        pass.y(),
        dy,
        wrt.parameters() ? gradient(CorrelatingRuntime.WEIGHTS) : null,
        wrt.parameters() && ofBias ? gradient(CorrelatingRuntime.BIAS) : null,
        dx);
    return dx == null ? null : gradients.logical(dx);
  }
}
