package org.gan4j.nn.layers;

import java.util.List;
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

  private final int firstWithParameters;

  SequenceRuntime(NeuralNetConfiguration configuration, DataType dataType) {
    super(configuration, dataType);
    int first = 0;
    while (first < children().size() && children().get(first).parameterCount() == 0) {
      first++;
    }
    firstWithParameters = first;
  }

  @Override
  public INDArray forward(INDArray activations, Mode mode, RandomKey key) {
    INDArray current = activations;
    for (int i = 0; i < children().size(); i++) {
      current = children().get(i).forward(current, mode, key.split(i));
    }
    return current;
  }

  @Override
  public INDArray pushForward(INDArray direction) {
    INDArray current = direction;
    for (FastRuntime<?> child : children()) {
      current = pushForward(child, current);
    }
    return current;
  }

  @Override
  public @Nullable INDArray backward(INDArray outputGradient, Wrt wrt) {
    List<FastRuntime<?>> layers = children();
    int first = wrt.input() ? 0 : firstWithParameters;
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
}
