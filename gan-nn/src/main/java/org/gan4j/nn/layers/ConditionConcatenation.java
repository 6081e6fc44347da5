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
 * Adds the network's condition, a vector, to the activations: to a vector as further numbers, to an
 * image as further channels, each of which is one number everywhere. Radford et al. 2016 put one in
 * front of every layer for conditional generation.
 *
 * <p>Thread-safe once it is part of a network.
 */
@ThreadSafe
public final class ConditionConcatenation extends FastLayer {
  private static final long serialVersionUID = 1L;

  private final int length;
  private transient SampleShape shape = SampleShape.vector(1);

  /**
   * A layer.
   *
   * @param length of the condition, at least 1
   */
  public ConditionConcatenation(int length) {
    Require.atLeast("length", length, 1);
    this.length = length;
  }

  int length() {
    return length;
  }

  @Override
  protected SampleShape connect(SampleShape input) {
    shape = input;
    return input.isImage()
        ? SampleShape.image(input.channels() + length, input.height(), input.width())
        : SampleShape.vector(input.length() + length);
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
    return graph.append(input, shape, graph.condition());
  }

  @Override
  public TorchAxis describe(TorchLayout layout, TorchAxis input) {
    layout.module("ConditionConcatenation()");
    return shape.isImage() ? TorchAxis.given(shape.channels() + length) : input.followedBy(length);
  }

  @Override
  protected FastRuntime<ConditionConcatenation> runtime(
      NeuralNetConfiguration configuration, DataType dataType) {
    return new ConditionConcatenationRuntime(configuration, dataType);
  }
}
