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
 * A residual block: y = shortcut(x) + scale · layers(x), where the shortcut is the identity unless
 * it has layers of its own. He et al., "Deep residual learning for image recognition", CVPR 2016,
 * equations 1 and 2; a scale below 1 keeps deep networks stable (Szegedy et al. 2017, section 3.3).
 *
 * <p>The parameters of the layers keep the keys that they have in a {@link Sequence}, such as
 * {@code 0-convolution.weights}; those of the shortcut begin with {@code shortcut.}.
 *
 * <p>Thread-safe once it is part of a network.
 */
@ThreadSafe
public final class Residual extends Block {
  private static final long serialVersionUID = 1L;

  private final Sequence layers;
  private final Sequence shortcut;
  private final double scale;

  /** Layers whose output has the shape of their input, and the identity. */
  public Residual(FastLayer... layers) {
    this(new Sequence(layers), new Sequence(), 1);
  }

  /** Layers whose output has the shape of their input, and the identity. */
  public Residual(List<? extends FastLayer> layers) {
    this(new Sequence(layers), new Sequence(), 1);
  }

  private Residual(Sequence layers, Sequence shortcut, double scale) {
    super(List.of(new Child("", layers), new Child("shortcut.", shortcut)));
    this.layers = layers;
    this.shortcut = shortcut;
    this.scale = scale;
  }

  /**
   * The same with layers in the shortcut, such as a 1×1 convolution where the number of channels
   * changes.
   */
  public Residual withShortcut(FastLayer... other) {
    return new Residual(layers, new Sequence(other), scale);
  }

  /**
   * The same with a factor on the output of the layers.
   *
   * @param other the factor, positive
   */
  public Residual withScale(double other) {
    Require.above("scale", other, 0);
    return new Residual(layers, shortcut, other);
  }

  @Override
  protected SampleShape connect(SampleShape input) {
    List<SampleShape> made = connectAll(input);
    if (!made.get(0).equals(made.get(1))) {
      throw new IllegalArgumentException(
          "the layers of a Residual make "
              + made.get(0)
              + " of "
              + input
              + ", but its shortcut makes "
              + made.get(1)
              + ": give it a shortcut that makes the same, such as a 1×1 convolution");
    }
    return made.get(0);
  }

  @Override
  protected List<Object> settings() {
    return List.of(super.settings(), scale);
  }

  @Override
  public GraphValue export(GraphBuilder graph, GraphValue input) {
    GraphValue made = child(0).export(graph.within(prefix(0)), input);
    GraphValue beside = child(1).export(graph.within(prefix(1)), input);
    GraphValue scaled =
        scale == 1 ? made : graph.apply("Mul", made, graph.constant("scale", scale));
    return graph.apply("Add", beside, scaled);
  }

  @Override
  public TorchAxis describe(TorchLayout layout, TorchAxis input) {
    TorchLayout module = layout.module(scale == 1 ? "Residual" : "Residual, scale " + scale);
    TorchAxis made =
        sequence(0).describeLayers(module.sequential("layers").within(prefix(0)), input);
    sequence(1).describeLayers(module.sequential("shortcut").within(prefix(1)), input);
    return TorchAxis.given(made.length());
  }

  @Override
  protected FastRuntime<Block> runtime(NeuralNetConfiguration configuration, DataType dataType) {
    return new SumRuntime(configuration, dataType, scale);
  }
}
