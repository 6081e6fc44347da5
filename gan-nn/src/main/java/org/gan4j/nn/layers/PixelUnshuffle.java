package org.gan4j.nn.layers;

import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.gan4j.api.SampleShape;
import org.gan4j.api.component.Require;
import org.gan4j.api.concurrent.ThreadSafe;
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
  protected FastRuntime<FastLayer> runtime(
      NeuralNetConfiguration configuration, DataType dataType) {
    return new PixelShuffleRuntime(configuration, dataType, large, factor, false);
  }
}
