package org.gan4j.nn.layers;

import java.util.List;
import java.util.Locale;
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
 * Repeats every pixel: images [batch, channels, height, width] to [batch, channels, factor ·
 * height, factor · width], by the nearest neighbour. A convolution of stride 1 after it avoids
 * checkerboard patterns: Odena et al., "Deconvolution and checkerboard artifacts", Distill 2016.
 *
 * <p>Thread-safe once it is part of a network.
 */
@ThreadSafe
public final class Upsample extends FastLayer {
  private static final long serialVersionUID = 1L;

  private final int factor;
  private transient SampleShape shape = SampleShape.image(1, 1, 1);

  /**
   * A layer.
   *
   * @param factor how often each row and column is repeated
   */
  public Upsample(int factor) {
    Require.atLeast("factor", factor, 1);
    this.factor = factor;
  }

  @Override
  protected SampleShape connect(SampleShape input) {
    ConvolutionGeometry.requireImage(this, input);
    shape = input;
    return ImageMaps.enlarged(input, factor);
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
    return List.of(factor, shape);
  }

  @Override
  public GraphValue export(GraphBuilder graph, GraphValue input) {
    return ImageMaps.repeated(graph, input, factor);
  }

  @Override
  public TorchAxis describe(TorchLayout layout, TorchAxis input) {
    layout.module(String.format(Locale.ROOT, "Upsample(scale_factor=%d)", factor));
    return TorchAxis.given(input.length());
  }

  @Override
  protected FastRuntime<Upsample> runtime(NeuralNetConfiguration configuration, DataType dataType) {
    return new ImageMapRuntime<>(
        configuration, dataType, ImageMaps.repetition(shape, factor, dataType));
  }
}
