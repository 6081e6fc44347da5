package org.gan4j.inpainting.network;

import java.util.List;
import java.util.Locale;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.gan4j.api.SampleShape;
import org.gan4j.api.component.Require;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.nn.graph.GraphBuilder;
import org.gan4j.nn.graph.GraphValue;
import org.gan4j.nn.layers.FastLayer;
import org.gan4j.nn.layers.FastRuntime;
import org.gan4j.nn.layers.ParameterSpec;
import org.gan4j.nn.torch.TorchAxis;
import org.gan4j.nn.torch.TorchLayout;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * A fully connected layer for each channel by itself: images [batch, channels, height, width] to
 * [batch, channels, h, w]. Weights [channels, height · width, h · w], no bias. Pathak et al. 2016,
 * section 3.1: information spreads over the whole image with m · n⁴ weights in place of m² · n⁴,
 * for m channels of n × n pixels.
 *
 * <p>Thread-safe once it is part of a network.
 */
@ThreadSafe
public final class ChannelwiseDense extends FastLayer {
  private static final long serialVersionUID = 1L;
  static final String WEIGHTS = "weights";

  private int channels;
  private int inputs;
  private final int height;
  private final int width;

  /**
   * A layer.
   *
   * @param height rows of the output
   * @param width columns of the output
   */
  public ChannelwiseDense(int height, int width) {
    Require.atLeast("height", height, 1);
    Require.atLeast("width", width, 1);
    this.height = height;
    this.width = width;
  }

  int height() {
    return height;
  }

  int width() {
    return width;
  }

  @Override
  protected SampleShape connect(SampleShape input) {
    if (!input.isImage()) {
      throw new IllegalArgumentException("ChannelwiseDense takes images, not vectors of " + input);
    }
    channels = input.channels();
    inputs = input.height() * input.width();
    return SampleShape.image(channels, height, width);
  }

  @Override
  public List<ParameterSpec> parameters() {
    long outputs = (long) height * width;
    return List.of(
        ParameterSpec.weights(WEIGHTS, inputs, outputs, (long) channels, (long) inputs, outputs));
  }

  @Override
  protected List<Object> settings() {
    return List.of(channels, inputs, height, width);
  }

  @Override
  public boolean isDeterministic() {
    return true;
  }

  @Override
  public GraphValue export(GraphBuilder graph, GraphValue input) {
    GraphValue rows = graph.apply("Reshape", input, graph.integers("rows", 0, channels, 1, inputs));
    GraphValue made = graph.apply("MatMul", rows, graph.parameter(WEIGHTS));
    return graph.reshape(made, SampleShape.image(channels, height, width));
  }

  @Override
  public TorchAxis describe(TorchLayout layout, TorchAxis input) {
    layout
        .module(String.format(Locale.ROOT, "ChannelwiseDense(%d, %d, %d)", channels, height, width))
        .tensor("weight", WEIGHTS, input, null, null);
    return TorchAxis.given(channels);
  }

  @Override
  protected FastRuntime<ChannelwiseDense> runtime(
      NeuralNetConfiguration configuration, DataType dataType) {
    return new ChannelwiseDenseRuntime(configuration, dataType);
  }
}
