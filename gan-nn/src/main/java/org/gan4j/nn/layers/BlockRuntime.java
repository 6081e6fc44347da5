package org.gan4j.nn.layers;

import java.util.List;
import java.util.function.BiConsumer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.gan4j.api.network.Wrt;
import org.gan4j.nn.arrays.ReusableArray;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** The part of a {@link Block} that passes parameters, the condition and styles to its layers. */
abstract class BlockRuntime<C extends Block> extends FastRuntime<C>
    implements ConditionedLayer, StyledLayer, PiecewiseLinear {
  private static final long serialVersionUID = 1L;

  private final transient List<FastRuntime<?>> children;
  private final transient ReusableArray conditionGradient = reusable();

  BlockRuntime(NeuralNetConfiguration configuration, DataType dataType) {
    super(configuration, dataType);
    children = layerConf().runtimes(dataType);
    children.forEach(this::keep);
  }

  final List<FastRuntime<?>> children() {
    return children;
  }

  @Override
  public final void setParamsViewArray(@Nullable INDArray view) {
    super.setParamsViewArray(view);
    divide(view, FastRuntime::setParamsViewArray);
  }

  @Override
  public final void setBackpropGradientsViewArray(@Nullable INDArray view) {
    super.setBackpropGradientsViewArray(view);
    divide(view, FastRuntime::setBackpropGradientsViewArray);
  }

  private void divide(@Nullable INDArray view, BiConsumer<FastRuntime<?>, INDArray> setter) {
    if (view == null) {
      return;
    }
    INDArray flat = view.reshape(view.length());
    long offset = 0;
    for (FastRuntime<?> child : children) {
      long length = child.parameterCount();
      if (length > 0) {
        setter.accept(child, flat.get(NDArrayIndex.interval(offset, offset + length)));
      }
      offset += length;
    }
  }

  @Override
  public void condition(INDArray condition) {
    for (FastRuntime<?> child : children) {
      if (child instanceof ConditionedLayer conditioned) {
        conditioned.condition(condition);
      }
    }
  }

  @Override
  public void style(INDArray styles, INDArray gradient) {
    for (FastRuntime<?> child : children) {
      if (child instanceof StyledLayer styled) {
        styled.style(styles, gradient);
      }
    }
  }

  @Override
  public boolean isPiecewiseLinear() {
    return children.stream()
        .allMatch(child -> child instanceof PiecewiseLinear layer && layer.isPiecewiseLinear());
  }

  static INDArray pushForward(FastRuntime<?> child, INDArray direction) {
    return ((PiecewiseLinear) child).pushForward(direction);
  }

  /** The sum of those of the layers. */
  @Override
  public final @Nullable INDArray conditionGradient() {
    INDArray sum = null;
    for (FastRuntime<?> child : children) {
      INDArray part =
          child instanceof ConditionedLayer conditioned ? conditioned.conditionGradient() : null;
      sum = part == null ? sum : plus(sum, part);
    }
    return sum;
  }

  private INDArray plus(@Nullable INDArray sum, INDArray part) {
    if (sum == null) {
      INDArray first = conditionGradient.like(part);
      operations().copy(part, first);
      return first;
    }
    operations().add(sum, part, sum);
    return sum;
  }

  /**
   * What a layer differentiates with respect to.
   *
   * @param all what the block does
   */
  static Wrt wrt(Wrt all, boolean input, boolean parameters) {
    if (all.condition()) {
      return all;
    }
    if (input && parameters) {
      return Wrt.BOTH;
    }
    return parameters ? Wrt.PARAMETERS : Wrt.INPUT;
  }
}
