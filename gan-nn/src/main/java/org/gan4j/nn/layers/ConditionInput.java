package org.gan4j.nn.layers;

import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.gan4j.api.SampleShape;
import org.gan4j.api.component.Require;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.nn.graph.GraphBuilder;
import org.gan4j.nn.graph.GraphValue;
import org.gan4j.nn.torch.TorchAxis;
import org.gan4j.nn.torch.TorchLayout;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * The network's condition c [batch, length] in place of the activations, as the beginning of a
 * branch of {@link Parallel#concatenated} that embeds it by layers of any kind. A linear embedding
 * alone is a {@link ConditionEmbedding}.
 *
 * <p>The network's condition has to be injected by its layers. Thread-safe once it is part of a
 * network.
 */
@ThreadSafe
public final class ConditionInput extends FastLayer {
  private static final long serialVersionUID = 1L;

  private final int length;

  /**
   * A layer.
   *
   * @param length of the condition, at least 1
   */
  public ConditionInput(int length) {
    Require.atLeast("length", length, 1);
    this.length = length;
  }

  @Override
  protected SampleShape connect(SampleShape input) {
    return SampleShape.vector(length);
  }

  @Override
  public List<ParameterSpec> parameters() {
    return List.of();
  }

  @Override
  protected List<Object> settings() {
    return List.of(length);
  }

  @Override
  public boolean isDeterministic() {
    return true;
  }

  @Override
  public GraphValue export(GraphBuilder graph, GraphValue input) {
    return graph.condition();
  }

  @Override
  public TorchAxis describe(TorchLayout layout, TorchAxis input) {
    layout.module("ConditionInput()");
    return TorchAxis.given(length);
  }

  @Override
  protected FastRuntime<ConditionInput> runtime(
      NeuralNetConfiguration configuration, DataType dataType) {
    return new ConditionInputRuntime(configuration, dataType);
  }
}
