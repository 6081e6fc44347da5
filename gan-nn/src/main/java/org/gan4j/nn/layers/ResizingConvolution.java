package org.gan4j.nn.layers;

import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.gan4j.api.SampleShape;
import org.gan4j.api.component.Require;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.nn.graph.GraphBuilder;
import org.gan4j.nn.graph.GraphValue;
import org.gan4j.nn.kernels.CorrelationShape;
import org.gan4j.nn.kernels.WinogradWeights;
import org.gan4j.nn.torch.TorchAxis;
import org.gan4j.nn.torch.TorchLayout;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * A convolution and the doubling or halving of the image beside it, as residual networks have them
 * (Gulrajani et al., "Improved training of Wasserstein GANs", 2017, appendix F), computed as one
 * convolution of stride 2. Images [batch, channels, height, width], weights [kernel, kernel,
 * channels, filters], bias [filters].
 *
 * <table>
 * <caption>What it computes</caption>
 * <tr><th></th><th>the same as</th><th>output</th></tr>
 * <tr><td>{@link #upsampled}</td><td>{@code new Upsample(2)}, then a {@link Convolution} of stride
 * 1</td><td>[batch, filters, 2 · height, 2 · width]</td></tr>
 * <tr><td>{@link #pooled}</td><td>a {@link Convolution} of stride 1, then {@code new
 * AveragePooling(2, 2)}</td><td>[batch, filters, height / 2, width / 2]</td></tr>
 * </table>
 *
 * <p>Both convolutions have a padding of (kernel - 1) / 2. With a window of 3×3, it takes 16
 * products of weights with activations per pixel of the small image instead of 36, and a fast
 * algorithm for windows of 4×4 reduces them further.
 *
 * <p>Thread-safe once it is part of a network.
 */
@ThreadSafe
public final class ResizingConvolution extends FastLayer {
  private static final long serialVersionUID = 1L;
  static final String WEIGHTS = "weights";
  static final String BIAS = "bias";

  private final boolean doubling;
  private final int filters;
  private final int kernel;
  private final boolean bias;
  private transient SampleShape input = SampleShape.image(1, 2, 2);

  /** For all copies of this layer in one network, which have the same weights. */
  private transient WinogradWeights winogradWeights = new WinogradWeights();

  private ResizingConvolution(boolean doubling, int filters, int kernel, boolean bias) {
    Require.atLeast("filters", filters, 1);
    Require.atLeast("kernel", kernel, 1);
    Require.that(kernel % 2 != 0, "kernel must be odd to keep the size, not " + kernel);
    this.doubling = doubling;
    this.filters = filters;
    this.kernel = kernel;
    this.bias = bias;
  }

  /**
   * Every pixel four times, and then a convolution.
   *
   * @param filters channels of the output
   * @param kernel rows and columns of the window, an odd number
   * @param bias whether a bias is added
   */
  public static ResizingConvolution upsampled(int filters, int kernel, boolean bias) {
    return new ResizingConvolution(true, filters, kernel, bias);
  }

  /**
   * A convolution, and then the means of 2×2 pixels.
   *
   * @param filters channels of the output
   * @param kernel rows and columns of the window, an odd number
   * @param bias whether a bias is added
   */
  public static ResizingConvolution pooled(int filters, int kernel, boolean bias) {
    return new ResizingConvolution(false, filters, kernel, bias);
  }

  boolean isDoubling() {
    return doubling;
  }

  boolean hasBias() {
    return bias;
  }

  int kernel() {
    return kernel;
  }

  int channels() {
    return input.channels();
  }

  int filters() {
    return filters;
  }

  WinogradWeights winogradWeights() {
    return winogradWeights;
  }

  /** The sizes of the convolution of stride 2, whose large images are the output of a doubling. */
  CorrelationShape shape() {
    int padding = (kernel - 1) / 2;
    return doubling
        ? new CorrelationShape(
            2 * input.height(),
            2 * input.width(),
            filters,
            input.channels(),
            kernel + 1,
            2,
            padding)
        : new CorrelationShape(
            input.height(), input.width(), input.channels(), filters, kernel + 1, 2, padding);
  }

  /** The sizes of the convolution of stride 1, in large images. */
  private CorrelationShape unitShape() {
    int factor = doubling ? 2 : 1;
    return new CorrelationShape(
        factor * input.height(),
        factor * input.width(),
        input.channels(),
        filters,
        kernel,
        1,
        (kernel - 1) / 2);
  }

  @Override
  protected SampleShape connect(SampleShape images) {
    ConvolutionGeometry.requireImage(this, images);
    if (!doubling) {
      ImageMaps.requireDivisible(this, 2, images);
    }
    input = images;
    winogradWeights = new WinogradWeights();
    return doubling
        ? SampleShape.image(filters, shape().height(), shape().width())
        : SampleShape.image(filters, shape().outHeight(), shape().outWidth());
  }

  @Override
  public List<ParameterSpec> parameters() {
    long window = (long) kernel * kernel;
    ParameterSpec weights =
        ParameterSpec.weights(
            WEIGHTS,
            window * input.channels(),
            window * filters,
            (long) kernel,
            (long) kernel,
            (long) input.channels(),
            (long) filters);
    return bias
        ? List.of(weights, ParameterSpec.bias(BIAS, window * input.channels(), filters))
        : List.of(weights);
  }

  @Override
  public boolean isDeterministic() {
    return true;
  }

  @Override
  protected List<Object> settings() {
    return List.of(doubling, shape(), bias);
  }

  @Override
  public GraphValue export(GraphBuilder graph, GraphValue images) {
    GraphValue small = doubling ? ImageMaps.repeated(graph, images, 2) : images;
    GraphValue made =
        OnnxConvolutions.convolution(
            graph, small, unitShape(), 1, graph.parameter(WEIGHTS, 3, 2, 0, 1), bias);
    return doubling ? made : ImageMaps.averaged(graph, made, 2, 2);
  }

  @Override
  public TorchAxis describe(TorchLayout layout, TorchAxis order) {
    if (doubling) {
      layout.module("Upsample(scale_factor=2)");
    }
    OnnxConvolutions.tensors(
        layout.module(
            TorchModules.convolution(
                "Conv2d", input.channels(), filters, kernel, 1, (kernel - 1) / 2, 1, bias)),
        bias);
    if (!doubling) {
      layout.module("AvgPool2d(2, 2)");
    }
    return TorchAxis.given(filters);
  }

  @Override
  protected FastRuntime<ResizingConvolution> runtime(
      NeuralNetConfiguration configuration, DataType dataType) {
    return new ResizingConvolutionRuntime(configuration, dataType);
  }
}
