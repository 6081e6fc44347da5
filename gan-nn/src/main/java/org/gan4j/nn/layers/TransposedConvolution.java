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
 * The transpose of a strided {@link Convolution}, without an activation: images [batch, channels,
 * height, width] to [batch, filters, h, w] with h = (height - 1) · stride - 2 · padding + kernel
 * and w likewise. Weights [kernel, kernel, filters, channels], bias [filters].
 *
 * <p>Also called fractionally-strided convolution (Radford et al. 2016); a kernel of 4, a stride of
 * 2 and a padding of 1 double an image.
 *
 * <p>Thread-safe once it is part of a network.
 */
@ThreadSafe
public final class TransposedConvolution extends FastLayer {
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

  /** For all copies of this layer in one network, which have the same weights. */
  private transient WinogradWeights winogradWeights = new WinogradWeights();

  /**
   * A layer.
   *
   * @param filters channels of the output
   * @param kernel rows and columns of the window
   * @param stride the distance between the windows of neighbouring input pixels
   * @param padding rows and columns that are cut off around the result, less than the kernel
   * @param bias whether a bias is added; a batch normalization that follows makes it redundant
   */
  public TransposedConvolution(int filters, int kernel, int stride, int padding, boolean bias) {
    Require.atLeast("filters", filters, 1);
    ConvolutionGeometry.require(kernel, stride, padding);
    this.filters = filters;
    this.kernel = kernel;
    this.stride = stride;
    this.padding = padding;
    this.bias = bias;
  }

  WinogradWeights winogradWeights() {
    return winogradWeights;
  }

  boolean hasBias() {
    return bias;
  }

  /** The convolution that it is the transpose of: from its output to its input. */
  CorrelationShape shape() {
    return new CorrelationShape(
        enlarged(height), enlarged(width), filters, channels, kernel, stride, padding);
  }

  private int enlarged(int length) {
    return (length - 1) * stride - 2 * padding + kernel;
  }

  @Override
  protected SampleShape connect(SampleShape input) {
    ConvolutionGeometry.requireImage(this, input);
    channels = input.channels();
    height = input.height();
    width = input.width();
    winogradWeights = new WinogradWeights();
    if (Math.min(enlarged(height), enlarged(width)) < 1) {
      throw new IllegalArgumentException(
          "a padding of " + padding + " leaves nothing of an image of " + input);
    }
    return SampleShape.image(filters, enlarged(height), enlarged(width));
  }

  @Override
  public List<ParameterSpec> parameters() {
    long window = (long) kernel * kernel;
    // As PyTorch counts, for which a stride makes no difference.
    ParameterSpec weights =
        ParameterSpec.weights(
            WEIGHTS,
            window * filters,
            window * channels,
            (long) kernel,
            (long) kernel,
            (long) filters,
            (long) channels);
    return bias
        ? List.of(weights, ParameterSpec.bias(BIAS, window * filters, filters))
        : List.of(weights);
  }

  @Override
  public boolean isDeterministic() {
    return true;
  }

  @Override
  protected List<Object> settings() {
    return List.of(channels, height, width, filters, kernel, stride, padding, bias);
  }

  @Override
  public GraphValue export(GraphBuilder graph, GraphValue input) {
    return OnnxConvolutions.apply(
        graph, "ConvTranspose", input, shape(), 1, graph.parameter(WEIGHTS, 3, 2, 0, 1), bias);
  }

  @Override
  public TorchAxis describe(TorchLayout layout, TorchAxis input) {
    OnnxConvolutions.tensors(
        layout.module(
            TorchModules.convolution(
                "ConvTranspose2d", channels, filters, kernel, stride, padding, 1, bias)),
        bias);
    return TorchAxis.given(filters);
  }

  @Override
  protected FastRuntime<TransposedConvolution> runtime(
      NeuralNetConfiguration configuration, DataType dataType) {
    return new TransposedConvolutionRuntime(configuration, dataType);
  }
}
