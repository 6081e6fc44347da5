package org.gan4j.nn.layers;

import java.util.List;
import java.util.Locale;
import java.util.Map;
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
 * Shows a discriminator how much the samples of a batch differ: appends to vectors [batch,
 * features] one number, to images [batch, channels, height, width] one channel that is one number
 * everywhere. It is s = mean over all features, channels and pixels of √(σ² + 1e-8), with the
 * biased variance σ² over the samples of a group. Karras et al., "Progressive growing of GANs for
 * improved quality, stability, and variation", 2018, section 3, with the groups of their code.
 *
 * <p>A batch of N samples has M = ⌈N / groupSize⌉ groups; sample n belongs to group n mod M. The
 * groups of a batch that the size does not divide differ by at most one sample, and the layer works
 * for every batch. In a group of one sample s = 1e-4.
 *
 * <p>Samples depend on each other in training and in inference, so that there is no gradient
 * penalty of single samples with this layer: it is not {@link PiecewiseLinear}.
 *
 * <p>Thread-safe once it is part of a network.
 */
@ThreadSafe
public final class MinibatchStandardDeviation extends FastLayer {
  private static final long serialVersionUID = 1L;

  /** The number of the data type in ONNX. */
  private static final long FLOAT = 1;

  private final int groupSize;
  private int length = 1;
  private transient SampleShape shape = SampleShape.vector(1);

  /** A layer with groups of 4, as in the paper's code. */
  public MinibatchStandardDeviation() {
    this(4);
  }

  /**
   * A layer.
   *
   * @param groupSize the most samples in a group, at least 2
   */
  public MinibatchStandardDeviation(int groupSize) {
    Require.atLeast("groupSize", groupSize, 2);
    this.groupSize = groupSize;
  }

  /** How many groups a batch has. */
  int groups(long batch) {
    return Math.toIntExact((batch + groupSize - 1) / groupSize);
  }

  /** Numbers of a sample. */
  int length() {
    return length;
  }

  @Override
  protected SampleShape connect(SampleShape input) {
    length = input.length();
    shape = input;
    return input.isImage()
        ? SampleShape.image(input.channels() + 1, input.height(), input.width())
        : SampleShape.vector(input.length() + 1);
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
    return List.of(groupSize, length);
  }

  @Override
  public GraphValue export(GraphBuilder graph, GraphValue input) {
    GraphValue batch = graph.apply("Shape", Map.of("start", 0L, "end", 1L), input);
    GraphValue count = graph.apply("Squeeze", batch);
    // Sample n belongs to group n mod M: same[n, m] is 1 where n and m are in one group.
    GraphValue rounded = graph.apply("Add", count, graph.integer("most", groupSize - 1L));
    GraphValue groups = graph.apply("Div", rounded, graph.integer("group-size", groupSize));
    GraphValue samples =
        graph.apply("Range", graph.integer("first", 0), count, graph.integer("step", 1));
    GraphValue own = graph.apply("Mod", samples, groups);
    GraphValue equal =
        graph.apply(
            "Equal",
            graph.apply("Unsqueeze", own, graph.integers("columns", 1)),
            graph.apply("Unsqueeze", own, graph.integers("rows", 0)));
    GraphValue same = graph.apply("Cast", Map.of("to", FLOAT), equal);
    GraphValue size = graph.apply("ReduceSum", same, graph.integers("axes", 1));
    GraphValue x = graph.reshape(input, SampleShape.vector(length));
    GraphValue mean = graph.apply("Div", graph.apply("MatMul", same, x), size);
    GraphValue difference = graph.apply("Sub", x, mean);
    GraphValue squares = graph.apply("Mul", difference, difference);
    GraphValue variance = graph.apply("Div", graph.apply("MatMul", same, squares), size);
    GraphValue sum = graph.apply("Add", variance, graph.constant("epsilon", 1e-8));
    GraphValue deviation =
        graph.apply(
            "ReduceMean", Map.of("axes", List.of(1L), "keepdims", 1L), graph.apply("Sqrt", sum));
    return graph.append(input, shape, deviation);
  }

  @Override
  public TorchAxis describe(TorchLayout layout, TorchAxis input) {
    layout.module(String.format(Locale.ROOT, "MinibatchStandardDeviation(%d)", groupSize));
    return shape.isImage() ? TorchAxis.given(shape.channels() + 1) : input.followedBy(1);
  }

  @Override
  protected FastRuntime<MinibatchStandardDeviation> runtime(
      NeuralNetConfiguration configuration, DataType dataType) {
    return new MinibatchStandardDeviationRuntime(configuration, dataType);
  }
}
