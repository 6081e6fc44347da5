package org.gan4j.nn.layers;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.gan4j.nn.kernels.Correlation;
import org.gan4j.nn.kernels.CorrelationShape;
import org.gan4j.nn.kernels.SpreadWeights;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Computes {@link ResizingConvolution}. */
final class ResizingConvolutionRuntime extends CorrelatingRuntime<ResizingConvolution> {
  private static final long serialVersionUID = 1L;

  private final transient Correlation correlation;
  private final transient CorrelationShape shape;
  private final transient SpreadWeights spread;
  private final boolean doubling;

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
  boolean hasBias() {
    return layerConf().hasBias();
  }

  @Override
  long[] outputShape(long batch) {
    return doubling ? shape.large(batch) : shape.small(batch);
  }

  @Override
  void correlate(INDArray images, INDArray result) {
    INDArray weights = spread.of(parameter(WEIGHTS));
    if (doubling) {
      correlation.expand(images, weights, result);
    } else {
      correlation.reduce(images, weights, result);
    }
  }

  @Override
  void differentiate(
      INDArray images, INDArray gradient, boolean ofWeights, @Nullable INDArray imageGradient) {
    INDArray weights = spread.latest();
    INDArray weightGradient = ofWeights ? spread.gradient() : null;
    if (doubling) {
      correlation.expandBackward(images, weights, gradient, weightGradient, imageGradient);
    } else {
      correlation.reduceBackward(images, weights, gradient, weightGradient, imageGradient);
    }
    if (ofWeights) {
      spread.addGradient(gradient(WEIGHTS));
    }
  }
}
