package org.gan4j.nn.layers;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.gan4j.api.SampleShape;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.nn.graph.GraphBuilder;
import org.gan4j.nn.graph.GraphValue;
import org.gan4j.nn.torch.TorchAxis;
import org.gan4j.nn.torch.TorchLayout;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Layers one after the other, as one layer: a branch of {@link Parallel}, or a part of a network
 * that is used more than once. Without layers it is the identity.
 *
 * <p>Thread-safe once it is part of a network.
 */
@ThreadSafe
public final class Sequence extends Block {
  private static final long serialVersionUID = 1L;

  /** Layers in their order. */
  public Sequence(FastLayer... layers) {
    this(List.of(layers));
  }

  /** Layers in their order. */
  public Sequence(List<? extends FastLayer> layers) {
    super(numbered(fused(layers)));
  }

  private static List<Child> numbered(List<FastLayer> layers) {
    List<Child> children = new ArrayList<>();
    for (FastLayer layer : layers) {
      children.add(Child.numbered(children.size(), layer));
    }
    return children;
  }

  private static List<FastLayer> fused(List<? extends FastLayer> layers) {
    List<FastLayer> fused = new ArrayList<>();
    for (FastLayer layer : layers) {
      int last = fused.size() - 1;
      FastLayer both = last < 0 ? null : fused.get(last).fusedWith(layer).orElse(null);
      if (both == null) {
        fused.add(layer);
      } else {
        fused.set(last, both);
      }
    }
    return fused;
  }

  @Override
  protected SampleShape connect(SampleShape input) {
    SampleShape shape = input;
    for (FastLayer layer : layers()) {
      shape = layer.connect(shape);
    }
    return shape;
  }

  @Override
  public GraphValue export(GraphBuilder graph, GraphValue input) {
    GraphValue value = input;
    for (int i = 0; i < layers().size(); i++) {
      value = child(i).export(graph.within(prefix(i)), value);
    }
    return value;
  }

  @Override
  public TorchAxis describe(TorchLayout layout, TorchAxis input) {
    return describeLayers(layout.module("Sequential"), input);
  }

  /** The layers as modules of the one that holds them. */
  TorchAxis describeLayers(TorchLayout layout, TorchAxis input) {
    // Modules are counted over all layers, and some layers are several modules.
    TorchAxis axis = input;
    for (int i = 0; i < layers().size(); i++) {
      axis = child(i).describe(layout.within(prefix(i)), axis);
    }
    return axis;
  }

  @Override
  protected FastRuntime<Sequence> runtime(NeuralNetConfiguration configuration, DataType dataType) {
    return new SequenceRuntime(configuration, dataType);
  }
}
