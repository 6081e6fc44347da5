package org.gan4j.nn.layers;

import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.gan4j.api.SampleShape;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.nn.graph.GraphBuilder;
import org.gan4j.nn.graph.GraphValue;
import org.gan4j.nn.torch.TorchAxis;
import org.gan4j.nn.torch.TorchLayout;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * The binomial filter [1, 2, 1] / 4 along the rows and along the columns of images [batch,
 * channels, height, width], which keep their shape; beyond the border the outermost pixel counts
 * again. After a doubling by the nearest neighbour it makes the filter [1, 3, 3, 1], which removes
 * frequencies that the small image does not have: Zhang, "Making convolutional networks
 * shift-invariant again", 2019; Karras et al. 2019, section 2.
 *
 * <p>Thread-safe once it is part of a network.
 */
@ThreadSafe
public final class Smooth extends FastLayer {
  private static final long serialVersionUID = 1L;

  private transient SampleShape shape = SampleShape.image(1, 1, 1);

  /** A layer. */
  public Smooth() {}

  SampleShape shape() {
    return shape;
  }

  @Override
  protected SampleShape connect(SampleShape input) {
    ConvolutionGeometry.requireImage(this, input);
    shape = input;
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
    return List.of(shape);
  }

  @Override
  public GraphValue export(GraphBuilder graph, GraphValue input) {
    int channels = shape.channels();
    float[] weights = new float[channels * 9];
    for (int i = 0; i < weights.length; i++) {
      // The product of 1/4, 1/2 or 1/4 along the rows and along the columns.
      weights[i] = (2 - Math.abs(i / 3 % 3 - 1)) * (2 - Math.abs(i % 3 - 1)) / 16f;
    }
    GraphValue padded =
        graph.apply(
            "Pad", Map.of("mode", "edge"), input, graph.integers("pads", 0, 0, 1, 1, 0, 0, 1, 1));
    return graph.apply(
        "Conv",
        OnnxConvolutions.attributes(3, 1, 0, channels),
        padded,
        graph.constant("binomial", weights, channels, 1, 3, 3));
  }

  @Override
  public TorchAxis describe(TorchLayout layout, TorchAxis input) {
    layout.module("Smooth()");
    return TorchAxis.given(input.length());
  }

  @Override
  protected FastRuntime<Smooth> runtime(NeuralNetConfiguration configuration, DataType dataType) {
    return new SmoothRuntime(configuration, dataType);
  }
}
