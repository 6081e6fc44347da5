package org.gan4j.nn.layers;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.gan4j.api.RandomKey;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Wrt;
import org.gan4j.nn.arrays.ReusableArray;
import org.gan4j.nn.kernels.NativeNumbers;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Computes {@link ConditionEmbedding}. */
final class ConditionEmbeddingRuntime extends FastRuntime<ConditionEmbedding>
    implements ConditionedLayer, PiecewiseLinear {
  private static final long serialVersionUID = 1L;

  private final transient AppendedVector appended;
  private final transient FeatureSums sums = new FeatureSums(reusable());
  private final transient ReusableArray embedding = reusable();
  private final transient ReusableArray embeddingGradient = reusable();
  private final transient ReusableArray conditionGradient = reusable();
  private transient @Nullable INDArray condition;
  private transient @Nullable INDArray latestConditionGradient;
  private transient boolean embeds;

  ConditionEmbeddingRuntime(NeuralNetConfiguration configuration, DataType dataType) {
    super(configuration, dataType);
    appended = new AppendedVector(dataType, this::reusable);
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
    INDArray embedded = embedding.shaped(activations.size(0), layerConf().size());
    operations()
        .multiplyMatrices(
            requireForward(condition), parameter(ConditionEmbedding.WEIGHTS), embedded);
    embeds = true;
    return appended.append(activations, embedded, layerConf().size());
  }

  /** A condition does not change with the input: zeros take the place of its embedding. */
  @Override
  public INDArray pushForward(INDArray direction) {
    embeds = false;
    return appended.append(direction, null, layerConf().size());
  }

  @Override
  public @Nullable INDArray backward(INDArray outputGradient, Wrt wrt) {
    int size = layerConf().size();
    if ((wrt.parameters() || wrt.condition()) && embeds) {
      INDArray gradient = embeddingGradient.shaped(outputGradient.size(0), size);
      NativeNumbers.write(sums.ofLast(outputGradient, size), gradient);
      propagate(gradient, requireForward(condition), wrt);
    }
    return wrt.input()
        ? appended.inputGradient(appended.remove(outputGradient, size), outputGradient)
        : null;
  }

  /** From the embedding to its weights or to the condition. */
  private void propagate(INDArray gradient, INDArray embedded, Wrt wrt) {
    if (wrt.parameters()) {
      operations().addTransposedProduct(embedded, gradient, gradient(ConditionEmbedding.WEIGHTS));
    }
    if (wrt.condition()) {
      INDArray result = conditionGradient.like(embedded);
      operations().multiplyByTransposed(gradient, parameter(ConditionEmbedding.WEIGHTS), result);
      latestConditionGradient = result;
    }
  }
}
