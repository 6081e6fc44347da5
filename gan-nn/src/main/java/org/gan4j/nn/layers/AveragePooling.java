package org.gan4j.nn.layers;

import java.util.List;
import java.util.Locale;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.gan4j.api.SampleShape;
import org.gan4j.api.component.Require;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.nn.graph.GraphBuilder;
import org.gan4j.nn.graph.GraphValue;
import org.gan4j.nn.kernels.ImageMap;
import org.gan4j.nn.kernels.Taps;
import org.gan4j.nn.torch.TorchAxis;
import org.gan4j.nn.torch.TorchLayout;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * The mean over square windows without padding: images [batch, channels, height, width] to [batch,
 * channels, h, w] with h = ⌊(height - kernel) / stride⌋ + 1 and w likewise. Pixels beyond the last
 * window are ignored.
 *
 * <p>Thread-safe once it is part of a network.
 */
@ThreadSafe
public final class AveragePooling extends FastLayer {
  private static final long serialVersionUID = 1L;

  private final int kernel;
  private final int stride;
  private transient SampleShape shape = SampleShape.image(1, 1, 1);

  /**
   * A layer.
   *
   * @param kernel rows and columns of the window
   * @param stride how far the window moves
   */
  public AveragePooling(int kernel, int stride) {
    Require.atLeast("kernel", kernel, 1);
    Require.atLeast("stride", stride, 1);
    this.kernel = kernel;
    this.stride = stride;
  }

  private Taps windows(int inputs) {
    return Taps.windows(inputs, kernel, stride, 1.0 / kernel);
  }

  @Override
  protected SampleShape connect(SampleShape input) {
    ConvolutionGeometry.requireImage(this, input);
    if (Math.min(input.height(), input.width()) < kernel) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "a window of %d×%d does not fit in an image of %s",
              kernel,
              kernel,
              input));
    }
    shape = input;
    return SampleShape.image(
        input.channels(),
        (input.height() - kernel) / stride + 1,
        (input.width() - kernel) / stride + 1);
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
    return List.of(kernel, stride, shape);
  }

  @Override
  public GraphValue export(GraphBuilder graph, GraphValue input) {
    return ImageMaps.averaged(graph, input, kernel, stride);
  }

  @Override
  public TorchAxis describe(TorchLayout layout, TorchAxis input) {
    layout.module(String.format(Locale.ROOT, "AvgPool2d(%d, %d)", kernel, stride));
    return TorchAxis.given(input.length());
  }

  @Override
  protected FastRuntime<AveragePooling> runtime(
      NeuralNetConfiguration configuration, DataType dataType) {
    ImageMap map = new ImageMap(windows(shape.height()), windows(shape.width()), dataType);
    return new ImageMapRuntime<>(configuration, dataType, map);
  }
}
