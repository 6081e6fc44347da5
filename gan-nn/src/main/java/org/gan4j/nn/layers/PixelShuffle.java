package org.gan4j.nn.layers;

import java.util.List;
import java.util.Locale;
import java.util.Map;
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
 * Puts channels side by side as pixels: images [batch, channels · r², height, width] to [batch,
 * channels, r · height, r · width], with y[c, r·i + a, r·j + b] = x[c·r² + a·r + b, i, j], which is
 * PyTorch's order of channels. After a convolution it enlarges images without computing on the
 * large ones. Shi et al., "Real-time single image and video super-resolution using an efficient
 * sub-pixel convolutional neural network", 2016, equation 4.
 *
 * <p>Thread-safe once it is part of a network.
 */
@ThreadSafe
public final class PixelShuffle extends FastLayer {
  private static final long serialVersionUID = 1L;

  private final int factor;
  private transient SampleShape large = SampleShape.image(1, 1, 1);

  /**
   * A layer.
   *
   * @param factor r, at least 1
   */
  public PixelShuffle(int factor) {
    Require.atLeast("factor", factor, 1);
    this.factor = factor;
  }

  @Override
  protected SampleShape connect(SampleShape input) {
    ConvolutionGeometry.requireImage(this, input);
    int square = factor * factor;
    if (input.channels() % square != 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "PixelShuffle(%d) needs a multiple of %d channels, not an image of %s",
              factor,
              square,
              input));
    }
    large =
        SampleShape.image(
            input.channels() / square,
            Math.multiplyExact(factor, input.height()),
            Math.multiplyExact(factor, input.width()));
    return large;
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
    return graph.apply("DepthToSpace", Map.of("blocksize", (long) factor, "mode", "CRD"), input);
  }

  @Override
  public TorchAxis describe(TorchLayout layout, TorchAxis input) {
    layout.module(String.format(Locale.ROOT, "PixelShuffle(%d)", factor));
    return TorchAxis.given(large.channels());
  }

  @Override
  protected FastRuntime<FastLayer> runtime(
      NeuralNetConfiguration configuration, DataType dataType) {
    return new PixelShuffleRuntime(configuration, dataType, large, factor, true);
  }
}
