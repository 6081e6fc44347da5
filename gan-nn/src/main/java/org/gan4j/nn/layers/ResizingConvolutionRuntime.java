package org.gan4j.nn.layers;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.gan4j.api.RandomKey;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Wrt;
import org.gan4j.nn.arrays.ReusableArray;
import org.gan4j.nn.kernels.Correlation;
import org.gan4j.nn.kernels.CorrelationShape;
import org.gan4j.nn.kernels.SpreadWeights;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Computes {@link ResizingConvolution}, with the channels last in memory. */
final class ResizingConvolutionRuntime extends FastRuntime<ResizingConvolution>
    implements PiecewiseLinear {
  private static final long serialVersionUID = 1L;

  private final transient ChannelsLast inputs = new ChannelsLast(reusable());
  private final transient ChannelsLast outputs = new ChannelsLast(reusable());
  private final transient ChannelsLast gradients = new ChannelsLast(reusable());
  private final transient ReusableArray output = reusable();
  private final transient ReusableArray inputGradient = reusable();
  private final transient ConstantRow ones = constantRow();
  private final transient Correlation correlation;
  private final transient CorrelationShape shape;
  private final transient SpreadWeights spread;
  private final boolean doubling;
  private transient @Nullable INDArray latest;
  private transient boolean withBias;

  ResizingConvolutionRuntime(NeuralNetConfiguration configuration, DataType dataType) {
    super(configuration, dataType);
    ResizingConvolution layer = layerConf();
    shape = layer.shape();
    doubling = layer.isDoubling();
    correlation = keep(Correlation.of(shape, dataType, layer.winogradWeights()));
    spread =
        keep(
            new SpreadWeights(
                layer.kernel(), layer.channels(), layer.filters(), doubling, dataType));
  }

  @Override
  public INDArray forward(INDArray activations, Mode mode, RandomKey key) {
    INDArray y = correlate(activations);
    withBias = layerConf().hasBias();
    if (withBias) {
      operations().addToRows(outputs.rows(y), parameter(ResizingConvolution.BIAS), outputs.rows(y));
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
    INDArray weights = spread.of(parameter(ResizingConvolution.WEIGHTS));
    INDArray y;
    if (doubling) {
      y = output.shaped(shape.large(x.size(0)));
      correlation.expand(x, weights, y);
    } else {
      y = output.shaped(shape.small(x.size(0)));
      correlation.reduce(x, weights, y);
    }
    latest = x;
    return y;
  }

  @Override
  public @Nullable INDArray backward(INDArray outputGradient, Wrt wrt) {
    INDArray x = requireForward(latest);
    INDArray dy = gradients.of(outputGradient);
    if (wrt.parameters() && withBias) {
      INDArray rows = gradients.rows(dy);
      operations()
          .addProduct(ones.of(1, rows.size(0)), rows, gradientRow(ResizingConvolution.BIAS));
    }
    INDArray dx = wrt.input() ? inputGradient.like(x) : null;
    INDArray dw = wrt.parameters() ? spread.gradient() : null;
    if (doubling) {
      correlation.expandBackward(x, spread.latest(), dy, dw, dx);
    } else {
      correlation.reduceBackward(x, spread.latest(), dy, dw, dx);
    }
    if (wrt.parameters()) {
      spread.addGradient(gradient(ResizingConvolution.WEIGHTS));
    }
    return dx == null ? null : gradients.logical(dx);
  }
}
