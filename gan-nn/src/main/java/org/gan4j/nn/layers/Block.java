package org.gan4j.nn.layers;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.gan4j.api.SampleShape;
import org.nd4j.linalg.api.buffer.DataType;

/** A layer that is made of layers, which may be blocks themselves. */
abstract class Block extends FastLayer {
  private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial") // layers of DL4J are serializable; GAN4J writes parameters
  private List<Child> children;

  /**
   * A layer of a block.
   *
   * @param prefix what comes before the keys of its parameters
   */
  record Child(String prefix, FastLayer layer) {

    /** With its place and class as the prefix, such as {@code 0-convolution.weights}. */
    static Child numbered(int index, FastLayer layer) {
      return new Child(LayerNames.of(index, layer) + ".", layer);
    }

    private Stream<ParameterSpec> parameters() {
      return layer.parametersWithGain().stream().map(spec -> spec.withPrefix(prefix));
    }

    private Child copy() {
      return new Child(prefix, (FastLayer) layer.clone());
    }
  }

  /** A block of layers, in the order of their parameters. */
  Block(List<Child> children) {
    this.children = List.copyOf(children);
  }

  /** A layer of the block. */
  final FastLayer child(int index) {
    return children.get(index).layer();
  }

  /** A layer of the block that is known to be a sequence. */
  final Sequence sequence(int index) {
    return (Sequence) child(index);
  }

  /** What comes before the keys of a layer's parameters. */
  final String prefix(int index) {
    return children.get(index).prefix();
  }

  final List<FastLayer> layers() {
    return children.stream().map(Child::layer).toList();
  }

  /** Puts another layer in the place of one, where its settings follow from the input. */
  final void replace(int index, FastLayer layer) {
    List<Child> changed = new ArrayList<>(children);
    changed.set(index, new Child(children.get(index).prefix(), layer));
    children = List.copyOf(changed);
  }

  /** The output shape of each layer for the same input. */
  final List<SampleShape> connectAll(SampleShape input) {
    return layers().stream().map(layer -> layer.connect(input)).toList();
  }

  final List<FastRuntime<?>> runtimes(DataType dataType) {
    return children.stream().<FastRuntime<?>>map(child -> child.layer.runtime(dataType)).toList();
  }

  /** Parameters of the block itself, which come after those of its layers. */
  List<ParameterSpec> ownParameters() {
    return List.of();
  }

  @Override
  public final List<ParameterSpec> parameters() {
    return Stream.concat(children.stream().flatMap(Child::parameters), ownParameters().stream())
        .toList();
  }

  /** Whether the block itself is random in training. */
  boolean isRandom() {
    return false;
  }

  @Override
  public final boolean isDeterministic() {
    return !isRandom() && layers().stream().allMatch(FastLayer::isDeterministic);
  }

  @Override
  protected List<Object> settings() {
    return List.copyOf(children);
  }

  /** With copies of the layers, since layers keep what they are connected to. */
  @Override
  public final Layer clone() {
    Block copy = (Block) super.clone();
    copy.children = children.stream().map(Child::copy).toList();
    return copy;
  }
}
