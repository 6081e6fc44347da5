package org.gan4j.nn.layers;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.gan4j.api.RandomKey;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Wrt;
import org.gan4j.nn.arrays.ReusableArray;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Computes {@link ProjectionHead}. */
final class ProjectionHeadRuntime extends FastRuntime<ProjectionHead>
    implements ConditionedLayer, PiecewiseLinear {
  private static final long serialVersionUID = 1L;

  private final transient ReusableArray output = reusable();
  private final transient ReusableArray projections = reusable();
  private final transient ReusableArray chosen = reusable();
  private final transient ReusableArray inputGradient = reusable();
  private final transient ConstantRow onePerClass = constantRow();
  private final transient ConstantRow onePerSample = constantRow();
  private final transient ReusableArray conditionGradient = reusable();
  private transient @Nullable INDArray condition;
  private transient @Nullable INDArray latestConditionGradient;
  private transient boolean withBias;

  ProjectionHeadRuntime(NeuralNetConfiguration configuration, DataType dataType) {
    super(configuration, dataType);
  }

  @Override
  public void condition(INDArray condition) {
    this.condition = condition;
    latestConditionGradient = null;
  }

  @Override
  public @Nullable INDArray conditionGradient() {
    return latestConditionGradient;
  }

  @Override
  public INDArray forward(INDArray activations, Mode mode, RandomKey key) {
    INDArray result = pushForward(activations);
    withBias = layerConf().isUnconditional();
    if (withBias) {
      operations().addToRows(result, parameter(ProjectionHead.BIAS), result);
    }
    return result;
  }

  @Override
  public INDArray pushForward(INDArray direction) {
    input = direction;
    withBias = false;
    INDArray classes = requireForward(condition);
    INDArray result = output.shaped(direction.size(0), 1);
    INDArray onEach = projections.like(classes);
    operations().multiplyMatrices(direction, parameter(ProjectionHead.EMBEDDING), onEach);
    INDArray ofCondition = chosen.like(classes);
    operations().multiply(onEach, classes, ofCondition);
    INDArray ones = onePerClass.of(1, classes.size(1));
    if (layerConf().isUnconditional()) {
      operations().multiplyMatrices(direction, parameter(ProjectionHead.WEIGHTS), result);
      operations().addProductWithTransposed(ofCondition, ones, result);
    } else {
      operations().multiplyByTransposed(ofCondition, ones, result);
    }
    return result;
  }

  @Override
  public @Nullable INDArray backward(INDArray outputGradient, Wrt wrt) {
    INDArray classes = requireForward(condition);
    INDArray weighted = chosen.like(classes);
    operations().multiplyMatrices(outputGradient, onePerClass.of(1, classes.size(1)), weighted);
    if (wrt.condition()) {
      INDArray result = conditionGradient.like(classes);
      operations().multiply(weighted, projections.like(classes), result);
      latestConditionGradient = result;
    }
    operations().multiply(weighted, classes, weighted);
    if (wrt.parameters()) {
      if (layerConf().isUnconditional()) {
        operations().addTransposedProduct(input, outputGradient, gradient(ProjectionHead.WEIGHTS));
      }
      operations().addTransposedProduct(input, weighted, gradient(ProjectionHead.EMBEDDING));
      if (withBias) {
        INDArray sum = onePerSample.of(1, outputGradient.size(0));
        operations().addProduct(sum, outputGradient, gradientRow(ProjectionHead.BIAS));
      }
    }
    if (!wrt.input()) {
      return null;
    }
    INDArray result = inputGradient.like(input);
    INDArray embedding = parameter(ProjectionHead.EMBEDDING);
    if (layerConf().isUnconditional()) {
      operations().multiplyByTransposed(outputGradient, parameter(ProjectionHead.WEIGHTS), result);
      operations().addProductWithTransposed(weighted, embedding, result);
    } else {
      operations().multiplyByTransposed(weighted, embedding, result);
    }
    return result;
  }
}
