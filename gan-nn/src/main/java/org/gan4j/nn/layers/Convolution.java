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
 * A strided convolution with a square window and without an activation: images [batch, channels,
 * height, width] to [batch, filters, h, w] with h = ⌊(height + 2 · padding - kernel) / stride⌋ + 1
 * and w likewise. Weights [kernel, kernel, channels, filters], bias [filters].
 *
 * <p>Radford et al. 2016: use it with a stride in place of pooling; a kernel of 4, a stride of 2
 * and a padding of 1 halve an image.
 *
 * <p>Thread-safe once it is part of a network.
 */
@ThreadSafe
public final class Convolution extends FastLayer {
  private static final long serialVersionUID = 1L;
  static final String WEIGHTS = "weights";
  static final String BIAS = "bias";

  private int channels;
  private int height;
  private int width;
  private final int filters;
  private final int kernel;
  private final int stride;
  private final int padding;
  private final boolean bias;
  private int repeats = 1;

  /** For all copies of this layer in one network, which have the same weights. */
  private transient WinogradWeights winogradWeights = new WinogradWeights();

  /**
   * A layer.
   *
   * @param filters channels of the output
   * @param kernel rows and columns of the window
   * @param stride how far the window moves
   * @param padding zeros around the image, less than the kernel
   * @param bias whether a bias is added; a batch normalization that follows makes it redundant
   */
  public Convolution(int filters, int kernel, int stride, int padding, boolean bias) {
    Require.atLeast("filters", filters, 1);
    ConvolutionGeometry.require(kernel, stride, padding);
    this.filters = filters;
    this.kernel = kernel;
    this.stride = stride;
    this.padding = padding;
    this.bias = bias;
  }

  /**
   * A copy whose filters begin equal in groups of neighbours, so that a {@link PixelShuffle} after
   * it begins as repeated pixels, without a pattern: ICNR (Aitken et al., "Checkerboard artifact
   * free sub-pixel convolution", 2017).
   *
   * @param count filters of a group: the square of the factor of the shuffle
   */
  public Convolution withEqualFilters(int count) {
    Require.atLeast("count", count, 1);
    Require.that(filters % count == 0, filters + " filters are no groups of " + count);
    Convolution copy = (Convolution) clone();
    copy.repeats = count;
    return copy;
  }

  WinogradWeights winogradWeights() {
    return winogradWeights;
  }

  boolean hasBias() {
    return bias;
  }

  CorrelationShape shape() {
    return new CorrelationShape(height, width, channels, filters, kernel, stride, padding);
  }

  @Override
  protected SampleShape connect(SampleShape input) {
    ConvolutionGeometry.requireImage(this, input);
    channels = input.channels();
    height = input.height();
    width = input.width();
    winogradWeights = new WinogradWeights();
    if (Math.min(height, width) + 2 * padding < kernel) {
      throw new IllegalArgumentException(
          "a window of "
              + kernel
              + "×"
              + kernel
              + " does not fit in an image of "
              + input
              + " with a padding of "
              + padding);
    }
    return SampleShape.image(filters, shape().outHeight(), shape().outWidth());
  }

  @Override
  public List<ParameterSpec> parameters() {
    long window = (long) kernel * kernel;
    ParameterSpec weights =
        ParameterSpec.weights(
                WEIGHTS,
                window * channels,
                window * filters,
                (long) kernel,
                (long) kernel,
                (long) channels,
                (long) filters)
            .repeating(repeats);
    return bias
        ? List.of(weights, ParameterSpec.bias(BIAS, window * channels, filters).repeating(repeats))
        : List.of(weights);
  }

  @Override
  public boolean isDeterministic() {
    return true;
  }

  @Override
  protected List<Object> settings() {
    return List.of(shape(), bias, repeats);
  }

  @Override
  public GraphValue export(GraphBuilder graph, GraphValue input) {
    return OnnxConvolutions.convolution(
        graph, input, shape(), 1, graph.parameter(WEIGHTS, 3, 2, 0, 1), bias);
  }

  @Override
  public TorchAxis describe(TorchLayout layout, TorchAxis input) {
    TorchAxis output = TorchAxis.given(filters);
    OnnxConvolutions.tensors(
        layout.module(
            TorchModules.convolution(
                "Conv2d", channels, filters, kernel, stride, padding, 1, bias)),
        bias);
    return output;
  }

  @Override
  protected FastRuntime<Convolution> runtime(
      NeuralNetConfiguration configuration, DataType dataType) {
    return new ConvolutionRuntime(configuration, dataType);
  }
}
