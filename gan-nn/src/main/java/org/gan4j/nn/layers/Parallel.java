package org.gan4j.nn.layers;

import java.util.ArrayList;
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
 * Layers with the same input: y = [a(x), b(x), …] along the features of vectors and the channels of
 * images, as in Szegedy et al., "Going deeper with convolutions", CVPR 2015; or y = a(x) + b(x) +
 * …. A branch of several layers is a {@link Sequence}.
 *
 * <p>The parameters of a branch have its place and class before their keys, such as {@code
 * 1-sequence.0-convolution.weights}.
 *
 * <p>Thread-safe once it is part of a network.
 */
@ThreadSafe
public final class Parallel extends Block {
  private static final long serialVersionUID = 1L;

  private final boolean summed;

  private Parallel(boolean summed, FastLayer... branches) {
    super(numbered(branches));
    this.summed = summed;
  }

  private static List<Child> numbered(FastLayer... branches) {
    Require.atLeast("branches", branches.length, 2);
    List<Child> children = new ArrayList<>();
    for (FastLayer branch : branches) {
      children.add(Child.numbered(children.size(), branch));
    }
    return children;
  }

  /** Joined along features or channels: vectors of any lengths, or images of one size. */
  public static Parallel concatenated(FastLayer... branches) {
    return new Parallel(false, branches);
  }

  /** Added up: branches whose outputs have one shape. */
  public static Parallel summed(FastLayer... branches) {
    return new Parallel(true, branches);
  }

  @Override
  protected SampleShape connect(SampleShape input) {
    List<SampleShape> made = connectAll(input);
    if (!summed) {
      return FeatureShapes.concatenated(made);
    }
    if (made.stream().distinct().count() > 1) {
      throw new IllegalArgumentException("cannot add up branches that make " + made);
    }
    return made.get(0);
  }

  @Override
  protected List<Object> settings() {
    return List.of(super.settings(), summed);
  }

  @Override
  public GraphValue export(GraphBuilder graph, GraphValue input) {
    GraphValue[] made = new GraphValue[layers().size()];
    for (int i = 0; i < made.length; i++) {
      made[i] = child(i).export(graph.within(prefix(i)), input);
    }
    return summed ? graph.apply("Sum", made) : graph.concatenate(made);
  }

  @Override
  public TorchAxis describe(TorchLayout layout, TorchAxis input) {
    TorchLayout module = layout.module(summed ? "Sum" : "Concatenation");
    TorchLayout branches = module.sequential("branches");
    int length = 0;
    for (int i = 0; i < layers().size(); i++) {
      int made = child(i).describe(branches.within(prefix(i)), input).length();
      length = summed ? made : length + made;
    }
    return TorchAxis.given(length);
  }

  @Override
  protected FastRuntime<Block> runtime(NeuralNetConfiguration configuration, DataType dataType) {
    return summed
        ? new SumRuntime(configuration, dataType, 1)
        : new ConcatenationRuntime(configuration, dataType);
  }
}
