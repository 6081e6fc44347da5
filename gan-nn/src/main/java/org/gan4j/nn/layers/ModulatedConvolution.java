package org.gan4j.nn.layers;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.gan4j.api.SampleShape;
import org.gan4j.api.component.Require;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.api.network.Parameters.Role;
import org.gan4j.nn.graph.GraphBuilder;
import org.gan4j.nn.graph.GraphValue;
import org.gan4j.nn.torch.TorchAxis;
import org.gan4j.nn.torch.TorchLayout;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * A convolution whose weights depend on a style w, part of the input of the {@link Synthesis} that
 * it is in: Karras et al., "Analyzing and improving the image quality of StyleGAN", 2020, section
 * 2.2 and appendix B. With s = A w + 1, the weights for a sample are W'[k, i, o] = s[i] W[k, i, o]
 * / √(9 channels), and demodulated W'[k, i, o] / √(Σ W'[k', i', o]² + 1e-8). It is computed as a
 * convolution with the same weights for all samples, whose input channels are multiplied by s and
 * whose output channels by 1 / √(…). Images [batch, channels, height, width], stride 1, the border
 * padded by zeros.
 *
 * <table>
 * <caption>What it computes</caption>
 * <tr><th></th><th>output</th><th>weights</th></tr>
 * <tr><td>{@link #rectified}</td><td>√2 r(conv(x) + σ n + b), r the leaky ReLU of slope 0.2</td><td>
 * demodulated</td></tr>
 * <tr><td>{@link #upsampled}</td><td>the same of x, doubled by the nearest neighbour, with a {@link
 * Smooth} after the convolution</td><td>demodulated</td></tr>
 * <tr><td>{@link #linear}</td><td>conv(x) + b, for the colours of an image</td><td>not demodulated
 * </td></tr>
 * </table>
 *
 * <p>The noise n [batch, 1, height, width] is drawn from N(0, 1) in training; in inference it is a
 * constant image, the same for all samples. Its strength σ is one parameter, and starts as zero.
 *
 * <p>Parameters {@code 0-equalized-dense.weights} A [size, channels], {@code
 * 0-equalized-dense.bias} [channels], {@code 1-convolution.weights} or {@code
 * 1-resizing-convolution.weights} W [kernel, kernel, channels, filters], bias b [filters], and
 * noise-strength σ [1]. Weights have an {@linkplain EqualizedDense equalized learning rate}, and
 * are to be drawn from N(0, 1).
 *
 * <p>Thread-safe once it is part of a network.
 */
@ThreadSafe
public final class ModulatedConvolution extends Block {
  private static final long serialVersionUID = 1L;
  static final String BIAS = "bias";
  static final String NOISE_STRENGTH = "noise-strength";

  private static final double SLOPE = 0.2;

  private final transient StyleInput style;
  private final int filters;
  private final int kernel;
  private final boolean doubling;
  private final boolean rectifying;
  private final boolean noise;
  private transient SampleShape input = SampleShape.image(1, 1, 1);
  private transient SampleShape output = SampleShape.image(1, 1, 1);

  private ModulatedConvolution(
      StyleInput style,
      int filters,
      int kernel,
      boolean doubling,
      boolean rectifying,
      boolean noise) {
    super(layers(filters, kernel, doubling));
    this.style = style;
    this.filters = filters;
    this.kernel = kernel;
    this.doubling = doubling;
    this.rectifying = rectifying;
    this.noise = noise;
  }

  private static List<Child> layers(int filters, int kernel, boolean doubling) {
    Require.that(kernel > 0 && kernel % 2 != 0, "kernel must be odd, not " + kernel);
    List<Child> layers = new ArrayList<>();
    // How many outputs the first layer has is known with the input.
    layers.add(Child.numbered(0, new EqualizedDense(1)));
    layers.add(
        Child.numbered(
            1,
            doubling
                ? ResizingConvolution.upsampled(filters, kernel, false)
                : new Convolution(filters, kernel, 1, (kernel - 1) / 2, false)));
    if (doubling) {
      layers.add(Child.numbered(2, new Smooth()));
    }
    return layers;
  }

  /**
   * A demodulated convolution, noise, and a leaky ReLU.
   *
   * @param style what modulates it
   * @param filters channels of the output
   * @param kernel rows and columns of the window, an odd number
   * @param noise whether noise is added
   */
  public static ModulatedConvolution rectified(
      StyleInput style, int filters, int kernel, boolean noise) {
    return new ModulatedConvolution(style, filters, kernel, false, true, noise);
  }

  /**
   * The same for an image of twice the height and width.
   *
   * @param style what modulates it
   * @param filters channels of the output
   * @param kernel rows and columns of the window, an odd number
   * @param noise whether noise is added
   */
  public static ModulatedConvolution upsampled(
      StyleInput style, int filters, int kernel, boolean noise) {
    return new ModulatedConvolution(style, filters, kernel, true, true, noise);
  }

  /**
   * A convolution without demodulation, noise and activation.
   *
   * @param style what modulates it
   * @param filters channels of the output
   * @param kernel rows and columns of the window, an odd number
   */
  public static ModulatedConvolution linear(StyleInput style, int filters, int kernel) {
    return new ModulatedConvolution(style, filters, kernel, false, false, false);
  }

  StyleInput style() {
    return style;
  }

  SampleShape input() {
    return input;
  }

  SampleShape output() {
    return output;
  }

  boolean isDemodulated() {
    return rectifying;
  }

  boolean hasNoise() {
    return noise;
  }

  /** Of the rectifier; 1 where there is none. */
  double slope() {
    return rectifying ? SLOPE : 1;
  }

  /** The factor of the output, which keeps its variance behind the rectifier. */
  double gain() {
    return rectifying ? Math.sqrt(2) : 1;
  }

  /** The factor of all weights. */
  double weightScale() {
    return 1 / (kernel * Math.sqrt(input.channels()));
  }

  @Override
  protected SampleShape connect(SampleShape images) {
    ConvolutionGeometry.requireImage(this, images);
    input = images;
    replace(0, new EqualizedDense(images.channels(), 1, 1, 1));
    layers().get(0).connect(SampleShape.vector(style.size()));
    SampleShape shape = images;
    for (FastLayer layer : layers().subList(1, layers().size())) {
      shape = layer.connect(shape);
    }
    output = shape;
    return shape;
  }

  @Override
  List<ParameterSpec> ownParameters() {
    long fanIn = (long) kernel * kernel * input.channels();
    ParameterSpec bias = ParameterSpec.bias(BIAS, fanIn, filters);
    return noise
        ? List.of(bias, ParameterSpec.vector(NOISE_STRENGTH, Role.NORMALIZATION, 1, 0))
        : List.of(bias);
  }

  @Override
  boolean isRandom() {
    return noise;
  }

  @Override
  protected List<Object> settings() {
    return List.of(style, filters, kernel, doubling, rectifying, noise, input);
  }

  @Override
  public GraphValue export(GraphBuilder graph, GraphValue images) {
    GraphValue own =
        graph.apply(
            "Slice",
            graph.styles(),
            graph.integers("from", style.from()),
            graph.integers("to", style.to()),
            graph.integers("axis", 1));
    GraphValue affine = child(0).export(graph.within(prefix(0)), own);
    GraphValue modulation =
        graph.apply("Mul", affine, graph.constant("weight-scale", weightScale()));
    GraphValue result = graph.apply("Mul", images, graph.pixels(modulation));
    for (int i = 1; i < layers().size(); i++) {
      result = child(i).export(graph.within(prefix(i)), result);
    }
    if (rectifying) {
      GraphValue squares = graph.apply("Mul", modulation, modulation);
      GraphValue norms =
          graph.apply(
              "Add",
              graph.apply("MatMul", squares, windowSquares(graph)),
              graph.constant("epsilon", Demodulation.EPSILON));
      GraphValue factors =
          graph.apply("Div", graph.constant("gain", gain()), graph.apply("Sqrt", norms));
      result = graph.apply("Mul", result, graph.pixels(factors));
    }
    if (noise) {
      result = graph.apply("Add", result, constantNoise(graph));
    }
    GraphValue bias =
        graph.derived(BIAS, values -> values.mul(gain()).reshape('c', 1, values.length(), 1, 1));
    GraphValue biased = graph.apply("Add", result, bias);
    return rectifying
        ? Elementwise.leakyRelu(SLOPE).export(graph.within("rectifier."), biased)
        : biased;
  }

  /** The sums of W² over the window, [channels, filters]. */
  private GraphValue windowSquares(GraphBuilder graph) {
    return graph.derived(parameters().get(2).key(), weights -> weights.mul(weights).sum(0, 1));
  }

  private GraphValue constantNoise(GraphBuilder graph) {
    double factor = gain() * graph.numbers(NOISE_STRENGTH)[0];
    float[] numbers = PixelNoise.ofInference(output.height() * output.width(), style.place());
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (float) (factor * numbers[i]);
    }
    return graph.constant("noise", numbers, 1, 1, output.height(), output.width());
  }

  @Override
  public TorchAxis describe(TorchLayout layout, TorchAxis images) {
    TorchLayout module =
        layout.module(
            String.format(
                Locale.ROOT,
                "ModulatedConv2d(%d, %d, scale=%s, gain=%s, demodulated=%s)",
                style.from(),
                style.to(),
                weightScale(),
                gain(),
                rectifying ? "True" : "False"));
    child(0).describe(module.sequential("affine").within(prefix(0)), TorchAxis.given(style.size()));
    TorchLayout convolution = module.sequential("layers");
    TorchAxis made = images;
    for (int i = 1; i < layers().size(); i++) {
      made = child(i).describe(convolution.within(prefix(i)), made);
    }
    module.tensor("bias", BIAS, (TorchAxis) null);
    if (noise) {
      module.tensor("noise_strength", NOISE_STRENGTH, (TorchAxis) null);
      int height = output.height();
      int width = output.width();
      module.constant(
          "noise", PixelNoise.ofInference(height * width, style.place()), height, width);
    }
    return TorchAxis.given(filters);
  }

  @Override
  protected FastRuntime<ModulatedConvolution> runtime(
      NeuralNetConfiguration configuration, DataType dataType) {
    return new ModulatedConvolutionRuntime(configuration, dataType);
  }
}
