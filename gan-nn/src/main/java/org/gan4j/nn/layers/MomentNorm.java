package org.gan4j.nn.layers;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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
 * Divides each part of a vector by the root of the mean of its squares: y = x / √(mean(x²) + 1e-8),
 * [batch, features]. A latent from a Gaussian becomes a point of a sphere, and an embedding gets
 * the size of the latent, however large it is: Karras et al. 2018, section 4.2, and 2019, appendix
 * C.
 *
 * <p>Thread-safe once it is part of a network.
 */
@ThreadSafe
public final class MomentNorm extends FastLayer {
  private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial") // layers of DL4J are serializable; GAN4J writes parameters
  private final List<Integer> lengths;

  private long inputs;

  /**
   * A layer.
   *
   * @param lengths of the parts, which lie one after the other; at least one
   */
  public MomentNorm(int... lengths) {
    Require.atLeast("parts", lengths.length, 1);
    for (int length : lengths) {
      Require.atLeast("length", length, 1);
    }
    this.lengths = Arrays.stream(lengths).boxed().toList();
  }

  List<Integer> lengths() {
    return lengths;
  }

  @Override
  protected SampleShape connect(SampleShape input) {
    inputs = VectorLayers.length(this, input);
    long sum = lengths.stream().mapToLong(Integer::longValue).sum();
    Require.that(sum == inputs, "parts of " + lengths + " do not add up to a vector of " + inputs);
    return input;
  }

  @Override
  public List<ParameterSpec> parameters() {
    return List.of();
  }

  @Override
  public boolean isDeterministic() {
    return true;
  }

  @Override
  protected List<Object> settings() {
    return List.of(lengths, inputs);
  }

  @Override
  public GraphValue export(GraphBuilder graph, GraphValue input) {
    if (lengths.size() == 1) {
      return normalized(graph, input);
    }
    long[] sizes = lengths.stream().mapToLong(Integer::longValue).toArray();
    List<GraphValue> parts =
        graph.apply(
            "Split", Map.of("axis", 1L), sizes.length, input, graph.integers("lengths", sizes));
    return graph.concatenate(
        parts.stream().map(part -> normalized(graph, part)).toArray(GraphValue[]::new));
  }

  private static GraphValue normalized(GraphBuilder graph, GraphValue part) {
    GraphValue mean =
        graph.apply(
            "ReduceMean",
            Map.of("axes", List.of(1L), "keepdims", 1L),
            graph.apply("Mul", part, part));
    GraphValue sum = graph.apply("Add", mean, graph.constant("epsilon", MomentNormRuntime.EPSILON));
    return graph.apply("Div", part, graph.apply("Sqrt", sum));
  }

  @Override
  public TorchAxis describe(TorchLayout layout, TorchAxis input) {
    layout.module(
        lengths.stream()
            .map(String::valueOf)
            .collect(Collectors.joining(", ", "MomentNorm(", ")")));
    return TorchAxis.given(input.length());
  }

  @Override
  protected FastRuntime<MomentNorm> runtime(
      NeuralNetConfiguration configuration, DataType dataType) {
    return new MomentNormRuntime(configuration, dataType);
  }
}
