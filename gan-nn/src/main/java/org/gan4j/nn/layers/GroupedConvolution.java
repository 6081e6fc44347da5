package org.gan4j.nn.layers;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.gan4j.api.SampleShape;
import org.gan4j.api.component.Require;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.nn.graph.GraphBuilder;
import org.gan4j.nn.graph.GraphValue;
import org.gan4j.nn.kernels.CorrelationShape;
import org.gan4j.nn.kernels.RectifiedCorrelation;
import org.gan4j.nn.torch.TorchAxis;
import org.gan4j.nn.torch.TorchLayout;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * A {@link Convolution} whose filters read a part of the channels: channels and filters are divided
 * into groups of equal size, in order, and filters of group k read the channels of group k. Images
 * [batch, channels, height, width] to [batch, filters, h, w] with h = ⌊(height + 2 · padding -
 * kernel) / stride⌋ + 1 and w likewise. Weights [kernel, kernel, channels / groups, filters], bias
 * [filters]. It computes what PyTorch's {@code Conv2d} with {@code groups} does. Xie et al.,
 * "Aggregated residual transformations for deep neural networks", 2017, section 3.3.
 *
 * <p>With a group for each channel it is a depthwise convolution, which followed by a convolution
 * of kernel 1 is a depthwise separable one: Chollet, "Xception", 2017.
 *
 * <p>Thread-safe once it is part of a network.
 */
@ThreadSafe
public final class GroupedConvolution extends FastLayer {
  private static final long serialVersionUID = 1L;
  static final String WEIGHTS = "weights";
  static final String BIAS = "bias";

  /** Stands for as many groups as there are channels. */
  private static final int EACH_CHANNEL = 0;

  private final int filters;
  private final int kernel;
  private final int stride;
  private final int padding;
  private final int groups;
  private final int multiplier;
  private final boolean bias;
  private transient SampleShape input = SampleShape.image(1, 1, 1);

  /**
   * A layer.
   *
   * @param filters channels of the output, a multiple of the groups
   * @param kernel rows and columns of the window
   * @param stride how far the window moves
   * @param padding zeros around the image, less than the kernel
   * @param groups at least 1; it divides the channels of the input
   * @param bias whether a bias is added; a batch normalization that follows makes it redundant
   */
  public GroupedConvolution(
      int filters, int kernel, int stride, int padding, int groups, boolean bias) {
    this(filters, kernel, stride, padding, groups, 1, bias);
    Require.atLeast("filters", filters, 1);
    Require.atLeast("groups", groups, 1);
    Require.that(filters % groups == 0, "the filters must be a multiple of the groups");
  }

  private GroupedConvolution(
      int filters, int kernel, int stride, int padding, int groups, int multiplier, boolean bias) {
    ConvolutionGeometry.require(kernel, stride, padding);
    this.filters = filters;
    this.kernel = kernel;
    this.stride = stride;
    this.padding = padding;
    this.groups = groups;
    this.multiplier = multiplier;
    this.bias = bias;
  }

  /**
   * A depthwise convolution: a group for each channel of the input.
   *
   * @param multiplier how many filters read each channel
   */
  public static GroupedConvolution depthwise(
      int multiplier, int kernel, int stride, int padding, boolean bias) {
    Require.atLeast("multiplier", multiplier, 1);
    return new GroupedConvolution(0, kernel, stride, padding, EACH_CHANNEL, multiplier, bias);
  }

  int groups() {
    return groups == EACH_CHANNEL ? input.channels() : groups;
  }

  private int filters() {
    return groups == EACH_CHANNEL ? Math.multiplyExact(multiplier, input.channels()) : filters;
  }

  boolean hasBias() {
    return bias;
  }

  /** The sizes of the whole. */
  CorrelationShape shape() {
    return shape(input.channels(), filters());
  }

  /** The sizes of one group. */
  CorrelationShape groupShape() {
    return shape(input.channels() / groups(), filters() / groups());
  }

  private CorrelationShape shape(int channels, int outputs) {
    return new CorrelationShape(
        input.height(), input.width(), channels, outputs, kernel, stride, padding);
  }

  @Override
  protected SampleShape connect(SampleShape images) {
    ConvolutionGeometry.requireImage(this, images);
    if (groups != EACH_CHANNEL && images.channels() % groups != 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d groups do not divide the channels of an image of %s",
              groups,
              images));
    }
    if (Math.min(images.height(), images.width()) + 2 * padding < kernel) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "a window of %d×%d does not fit in an image of %s with a padding of %d",
              kernel,
              kernel,
              images,
              padding));
    }
    input = images;
    return SampleShape.image(filters(), shape().outHeight(), shape().outWidth());
  }

  @Override
  public List<ParameterSpec> parameters() {
    long window = (long) kernel * kernel;
    long channels = input.channels() / groups();
    List<ParameterSpec> parameters = new ArrayList<>();
    parameters.add(
        ParameterSpec.weights(
            WEIGHTS,
            window * channels,
            window * filters() / groups(),
            (long) kernel,
            (long) kernel,
            channels,
            (long) filters()));
    if (bias) {
      parameters.add(ParameterSpec.bias(BIAS, window * channels, filters()));
    }
    return parameters;
  }

  @Override
  public boolean isDeterministic() {
    return true;
  }

  @Override
  protected List<Object> settings() {
    return List.of(shape(), groups(), bias);
  }

  @Override
  public GraphValue export(GraphBuilder graph, GraphValue images) {
    return OnnxConvolutions.convolution(
        graph, images, shape(), groups(), graph.parameter(WEIGHTS, 3, 2, 0, 1), bias);
  }

  @Override
  public TorchAxis describe(TorchLayout layout, TorchAxis order) {
    OnnxConvolutions.tensors(
        layout.module(
            TorchModules.convolution(
                "Conv2d", input.channels(), filters(), kernel, stride, padding, groups(), bias)),
        bias);
    return TorchAxis.given(filters());
  }

  @Override
  protected FastRuntime<GroupedConvolution> runtime(
      NeuralNetConfiguration configuration, DataType dataType) {
    return RectifiedCorrelation.suits(shape(), groups(), dataType)
        ? new RectifiedConvolutionRuntime(configuration, dataType)
        : new GroupedConvolutionRuntime(configuration, dataType);
  }
}
