package org.gan4j.nn.layers;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.gan4j.nn.kernels.CorrelationShape;
import org.gan4j.nn.kernels.GroupedCorrelation;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Computes {@link GroupedConvolution}. */
final class GroupedConvolutionRuntime extends CorrelatingRuntime<GroupedConvolution> {
  private static final long serialVersionUID = 1L;

  private final transient GroupedCorrelation correlation;
  private final transient CorrelationShape shape;

  GroupedConvolutionRuntime(NeuralNetConfiguration configuration, DataType dataType) {
    super(configuration, dataType);
    shape = layerConf().shape();
    correlation = keep(GroupedCorrelation.of(shape, layerConf().groups(), dataType));
  }

  @Override
  boolean hasBias() {
    return layerConf().hasBias();
  }

  @Override
  long[] outputShape(long batch) {
    return shape.small(batch);
  }

  @Override
  void correlate(INDArray images, INDArray result) {
    correlation.reduce(images, parameter(WEIGHTS), result);
  }

  @Override
  void differentiate(
      INDArray images, INDArray gradient, boolean ofWeights, @Nullable INDArray imageGradient) {
    INDArray weightGradient = ofWeights ? gradient(WEIGHTS) : null;
    correlation.reduceBackward(images, parameter(WEIGHTS), gradient, weightGradient, imageGradient);
  }
}
