package org.gan4j.nn.layers;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.gan4j.api.RandomKey;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Wrt;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Computes {@link Sequence}. */
final class SequenceRuntime extends BlockRuntime<Sequence> {
  private static final long serialVersionUID = 1L;

  /** The layers that run, by their number: a rectifier may be part of the convolution beside it. */
  private final transient SortedMap<Integer, FastRuntime<?>> running = new TreeMap<>();

  SequenceRuntime(NeuralNetConfiguration configuration, DataType dataType) {
    super(configuration, dataType);
    for (int i = 0; i < children().size(); i++) {
      running.put(i, children().get(i));
    }
    for (int i = 0; i < children().size(); i++) {
      if (children().get(i) instanceof RectifiedConvolutionRuntime convolution) {
        takeRectifiers(convolution, i);
      }
    }
  }

  /**
   * Leaves the rectifiers before and after a convolution to it. The one before needs an input that
   * is kept until the pass ends, as another convolution's output is.
   */
  private void takeRectifiers(RectifiedConvolutionRuntime convolution, int index) {
    if (running.get(index - 1) instanceof ElementwiseRuntime before
        && before.isRectifier()
        && running.get(index - 2) instanceof CorrelatingRuntime) {
      convolution.rectifyInput(before.slope());
      running.remove(index - 1);
    }
    if (running.get(index + 1) instanceof ElementwiseRuntime after && after.isRectifier()) {
      convolution.rectifyOutput(after.slope());
      running.remove(index + 1);
    }
  }

  @Override
  public INDArray forward(INDArray activations, Mode mode, RandomKey key) {
    INDArray current = activations;
    for (Map.Entry<Integer, FastRuntime<?>> layer : running.entrySet()) {
      current = layer.getValue().forward(current, mode, key.split(layer.getKey()));
    }
    return current;
  }

  @Override
  public INDArray pushForward(INDArray direction) {
    INDArray current = direction;
    for (FastRuntime<?> child : running.values()) {
      current = pushForward(child, current);
    }
    return current;
  }

  @Override
  public @Nullable INDArray backward(INDArray outputGradient, Wrt wrt) {
    List<FastRuntime<?>> layers = List.copyOf(running.values());
    int first = wrt.input() ? 0 : firstWithParameters(layers);
    INDArray gradient = outputGradient;
    for (int i = layers.size() - 1; i >= first; i--) {
      boolean parameters = wrt.parameters() && layers.get(i).parameterCount() > 0;
      INDArray next =
          layers.get(i).backward(gradient, wrt(wrt, i > first || wrt.input(), parameters));
      if (next == null) {
        return null;
      }
      gradient = next;
    }
    return wrt.input() ? gradient : null;
  }

  private static int firstWithParameters(List<FastRuntime<?>> layers) {
    int first = 0;
    while (first < layers.size() && layers.get(first).parameterCount() == 0) {
      first++;
    }
    return first;
  }
}
