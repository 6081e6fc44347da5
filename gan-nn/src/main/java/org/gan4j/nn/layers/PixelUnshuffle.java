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
 * The inverse of {@link PixelShuffle}: images [batch, channels, r · height, r · width] to [batch,
 * channels · r², height, width], with y[c·r² + a·r + b, i, j] = x[c, r·i + a, r·j + b]. It reduces
 * the size of images without loss.
 *
 * <p>Thread-safe once it is part of a network.
 */
@ThreadSafe
public final class PixelUnshuffle extends FastLayer {
  private static final long serialVersionUID = 1L;

  private final int factor;
  private transient SampleShape large = SampleShape.image(1, 1, 1);

  /**
   * A layer.
   *
   * @param factor r, at least 1; it divides height and width
   */
  public PixelUnshuffle(int factor) {
    Require.atLeast("factor", factor, 1);
    this.factor = factor;
  }

  @Override
  protected SampleShape connect(SampleShape input) {
    ConvolutionGeometry.requireImage(this, input);
    ImageMaps.requireDivisible(this, factor, input);
    large = input;
    return SampleShape.image(
        input.channels() * factor * factor, input.height() / factor, input.width() / factor);
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
    return List.of(factor, large);
  }

  @Override
  public GraphValue export(GraphBuilder graph, GraphValue input) {
    int height = large.height() / factor;
    int width = large.width() / factor;
    long[] split = {0, large.channels(), height, factor, width, factor};
    GraphValue parts = graph.apply("Reshape", input, graph.integers("parts", split));
    GraphValue moved = graph.transpose(parts, 0, 1, 3, 5, 2, 4);
    return graph.reshape(
        moved, SampleShape.image(large.channels() * factor * factor, height, width));
  }

  @Override
  public TorchAxis describe(TorchLayout layout, TorchAxis input) {
    layout.module(String.format(Locale.ROOT, "PixelUnshuffle(%d)", factor));
    return TorchAxis.given(large.channels() * factor * factor);
  }

  @Override
  protected FastRuntime<FastLayer> runtime(
      NeuralNetConfiguration configuration, DataType dataType) {
    return new PixelShuffleRuntime(configuration, dataType, large, factor, false);
  }
}
