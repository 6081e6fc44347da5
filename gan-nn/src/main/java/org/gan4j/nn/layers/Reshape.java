package org.gan4j.nn.layers;

import java.util.List;
import java.util.Locale;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.gan4j.api.SampleShape;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.nn.graph.GraphBuilder;
import org.gan4j.nn.graph.GraphValue;
import org.gan4j.nn.torch.TorchAxis;
import org.gan4j.nn.torch.TorchLayout;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Gives the numbers of each sample another shape: [batch, …] to [batch, shape].
 *
 * <p>An image's numbers count in C order of channels, rows and columns, as everywhere else; or,
 * between two layers that agree on it, of rows, columns and channels, which is the memory order of
 * convolutions, so that nothing is copied.
 *
 * <p>Thread-safe once it is part of a network.
 */
@ThreadSafe
public final class Reshape extends FastLayer {
  private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial") // layers of DL4J are serializable; GAN4J writes parameters
  private final @Nullable List<Integer> dimensions;

  private final boolean channelsLast;
  private transient SampleShape source = SampleShape.vector(1);

  private Reshape(@Nullable List<Integer> dimensions, boolean channelsLast) {
    this.dimensions = dimensions;
    this.channelsLast = channelsLast;
  }

  /** A layer to the given shape, which must have as many values as the input. */
  public Reshape(SampleShape shape) {
    this(shape.dimensions(), false);
  }

  /** A layer that returns vectors. */
  public static Reshape flatten() {
    return new Reshape(null, false);
  }

  /** An image to a vector that has the channels of each pixel side by side. */
  public static Reshape flattenChannelsLast() {
    return new Reshape(null, true);
  }

  /** A vector that has the channels of each pixel side by side to an image. */
  public static Reshape toImageChannelsLast(SampleShape image) {
    return new Reshape(image.dimensions(), true);
  }

  boolean channelsLast() {
    return channelsLast;
  }

  SampleShape shapeOf(SampleShape input) {
    return dimensions == null ? SampleShape.vector(input.length()) : new SampleShape(dimensions);
  }

  /** The target's dimensions; null for a vector of any length. */
  @Nullable List<Integer> dimensions() {
    return dimensions;
  }

  @Override
  protected SampleShape connect(SampleShape input) {
    source = input;
    SampleShape output = shapeOf(input);
    if (output.length() != input.length()) {
      throw new IllegalArgumentException(
          "cannot reshape " + input + " to " + output + ": the lengths differ");
    }
    if (channelsLast && input.isImage() == output.isImage()) {
      throw new IllegalArgumentException(
          "the order of the numbers matters between vectors and images, not from "
              + input
              + " to "
              + output);
    }
    return output;
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
    return dimensions == null ? List.of(channelsLast) : List.of(dimensions, channelsLast);
  }

  @Override
  public GraphValue export(GraphBuilder graph, GraphValue input) {
    SampleShape target = shapeOf(source);
    if (!channelsLast) {
      return graph.reshape(input, target);
    }
    if (source.isImage()) {
      return graph.reshape(graph.transpose(input, 0, 2, 3, 1), target);
    }
    GraphValue shape =
        graph.integers("pixels", 0, target.height(), target.width(), target.channels());
    GraphValue pixels = graph.apply("Reshape", input, shape);
    return graph.transpose(pixels, 0, 3, 1, 2);
  }

  @Override
  public TorchAxis describe(TorchLayout layout, TorchAxis input) {
    SampleShape target = shapeOf(source);
    layout.module(
        target.isImage()
            ? String.format(
                Locale.ROOT,
                "Unflatten(1, (%d, %d, %d))",
                target.channels(),
                target.height(),
                target.width())
            : "Flatten()");
    if (!target.isImage()) {
      return channelsLast ? TorchAxis.ofChannelsLast(source) : TorchAxis.given(source.length());
    }
    if (channelsLast) {
      layout.reorder(input, target, this);
    }
    return TorchAxis.given(target.channels());
  }

  @Override
  protected FastRuntime<Reshape> runtime(NeuralNetConfiguration configuration, DataType dataType) {
    return new ReshapeRuntime(configuration, dataType);
  }
}
