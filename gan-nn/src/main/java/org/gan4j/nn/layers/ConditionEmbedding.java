package org.gan4j.nn.layers;

import java.util.List;
import java.util.Locale;
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
 * Appends an embedding c V of the network's condition c [batch, length] to the activations: to
 * vectors [batch, features] as further numbers, to images [batch, channels, height, width] as
 * further channels, each of which is one number everywhere. Parameter weights V [length, size];
 * there is no bias. With a class as a one-hot condition, row k of V is the embedding of class k:
 * Bengio et al., "A neural probabilistic language model", 2003; Brock et al. 2019, section 3, for
 * generators.
 *
 * <p>Conditions are vectors everywhere in a network, a class being a one-hot vector, so that this
 * takes no class index: one layer embeds classes, attributes and mixtures of classes alike. It
 * appends rather than replaces, since a network whose input is the condition alone needs a {@link
 * Dense} and nothing else. Against a {@link ConditionConcatenation} it is smaller where there are
 * many classes, and puts classes that look alike side by side.
 *
 * <p>The network's condition has to be injected by its layers. Thread-safe once it is part of a
 * network.
 */
@ThreadSafe
public final class ConditionEmbedding extends FastLayer {
  private static final long serialVersionUID = 1L;
  static final String WEIGHTS = "weights";

  private final int length;
  private final int size;
  private transient SampleShape shape = SampleShape.vector(1);

  /**
   * A layer.
   *
   * @param length of the condition, at least 1
   * @param size of its embedding, at least 1
   */
  public ConditionEmbedding(int length, int size) {
    Require.atLeast("length", length, 1);
    Require.atLeast("size", size, 1);
    this.length = length;
    this.size = size;
  }

  int size() {
    return size;
  }

  @Override
  protected SampleShape connect(SampleShape input) {
    shape = input;
    return input.isImage()
        ? SampleShape.image(input.channels() + size, input.height(), input.width())
        : SampleShape.vector(input.length() + size);
  }

  @Override
  public List<ParameterSpec> parameters() {
    return List.of(ParameterSpec.weights(WEIGHTS, length, size, (long) length, (long) size));
  }

  @Override
  protected List<Object> settings() {
    return List.of(length, size);
  }

  @Override
  public boolean isDeterministic() {
    return true;
  }

  @Override
  public GraphValue export(GraphBuilder graph, GraphValue input) {
    GraphValue embedding = graph.apply("MatMul", graph.condition(), graph.parameter(WEIGHTS));
    return graph.append(input, shape, embedding);
  }

  @Override
  public TorchAxis describe(TorchLayout layout, TorchAxis input) {
    layout
        .module(String.format(Locale.ROOT, "ConditionEmbedding(%d, %d)", length, size))
        .tensor("weight", WEIGHTS, null, null);
    return shape.isImage() ? TorchAxis.given(shape.channels() + size) : input.followedBy(size);
  }

  @Override
  protected FastRuntime<ConditionEmbedding> runtime(
      NeuralNetConfiguration configuration, DataType dataType) {
    return new ConditionEmbeddingRuntime(configuration, dataType);
  }
}
