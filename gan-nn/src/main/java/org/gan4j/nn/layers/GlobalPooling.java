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
 * The sum or the mean over all pixels: images [batch, channels, height, width] to vectors [batch,
 * channels]. Miyato et al. 2018 sum before the last layer of their residual discriminators; Lin et
 * al., "Network in network", 2014, section 3.2, average.
 *
 * <p>Thread-safe once it is part of a network.
 */
@ThreadSafe
public final class GlobalPooling extends FastLayer {
  private static final long serialVersionUID = 1L;

  private final boolean averages;
  private transient SampleShape shape = SampleShape.image(1, 1, 1);

  private GlobalPooling(boolean averages) {
    this.averages = averages;
  }

  /** The sum over all pixels. */
  public static GlobalPooling sum() {
    return new GlobalPooling(false);
  }

  /** The mean over all pixels. */
  public static GlobalPooling average() {
    return new GlobalPooling(true);
  }

  /** The factor of the sum over all pixels. */
  double factor() {
    return averages ? 1.0 / (shape.height() * shape.width()) : 1;
  }

  SampleShape shape() {
    return shape;
  }

  @Override
  protected SampleShape connect(SampleShape input) {
    ConvolutionGeometry.requireImage(this, input);
    shape = input;
    return SampleShape.vector(input.channels());
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
    return List.of(averages, shape);
  }

  @Override
  public GraphValue export(GraphBuilder graph, GraphValue input) {
    return averages
        ? graph.apply("ReduceMean", Map.of("axes", List.of(2L, 3L), "keepdims", 0L), input)
        : graph.apply("ReduceSum", Map.of("keepdims", 0L), input, graph.integers("axes", 2, 3));
  }

  @Override
  public TorchAxis describe(TorchLayout layout, TorchAxis input) {
    layout.module(averages ? "GlobalMean()" : "GlobalSum()");
    return TorchAxis.given(input.length());
  }

  @Override
  protected FastRuntime<GlobalPooling> runtime(
      NeuralNetConfiguration configuration, DataType dataType) {
    return new GlobalPoolingRuntime(configuration, dataType);
  }
}
