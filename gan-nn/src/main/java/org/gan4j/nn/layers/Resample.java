package org.gan4j.nn.layers;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
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
 * Changes the size of images by a whole factor r, separately along rows and columns: [batch,
 * channels, height, width] to [batch, channels, r · height, r · width], or to [batch, channels,
 * height / r, width / r]. Pixels are squares whose values are those at their centres, as in
 * PyTorch's {@code interpolate} with {@code align_corners=false}.
 *
 * <table>
 * <caption>What output i is, for inputs x[0] … x[n - 1]</caption>
 * <tr><th></th><th>{@link Method#NEAREST}</th><th>{@link Method#BILINEAR}</th></tr>
 * <tr><td>{@link #upsample}</td><td>x[⌊i / r⌋], as {@link Upsample}</td>
 * <td>(1 - t) x[k] + t x[k + 1] at p = (i + 1/2) / r - 1/2, with k = ⌊p⌋ and t = p - k; the nearest
 * input where p is outside of [0, n - 1]</td></tr>
 * <tr><td>{@link #downsample}</td><td>the mean of x[r·i] … x[r·i + r - 1]: a box, the adjoint of
 * enlarging but for the factor 1 / r</td>
 * <td>Σ w_j x[j] / Σ w_j with w_j = max(0, 1 - |j + 1/2 - r (i + 1/2)| / r): a triangle of the
 * width 2 r, cut off at the borders; as PyTorch with {@code antialias=true}, and as Pillow</td></tr>
 * </table>
 *
 * <p>Thread-safe once it is part of a network.
 */
@ThreadSafe
public final class Resample extends FastLayer {
  private static final long serialVersionUID = 1L;

  private final boolean enlarges;
  private final int factor;
  private final Method method;
  private transient SampleShape shape = SampleShape.image(1, 1, 1);

  /** The weights of pixels. */
  public enum Method {
    /** Whole pixels: each one repeated, or the mean of a square of them. */
    NEAREST,
    /** Linear interpolation in both directions, with a wider kernel where images are reduced. */
    BILINEAR,
    /**
     * Cubic convolution in both directions, with a wider kernel where images are reduced: Keys
     * 1981, a = -1/2. It may overshoot at edges.
     */
    BICUBIC
  }

  private Resample(boolean enlarges, int factor, Method method) {
    Require.atLeast("factor", factor, 1);
    this.enlarges = enlarges;
    this.factor = factor;
    this.method = method;
  }

  /** A layer that multiplies height and width. */
  public static Resample upsample(int factor, Method method) {
    return new Resample(true, factor, method);
  }

  /** A layer that divides height and width, which have to be multiples of the factor. */
  public static Resample downsample(int factor, Method method) {
    return new Resample(false, factor, method);
  }

  @Override
  protected SampleShape connect(SampleShape input) {
    ConvolutionGeometry.requireImage(this, input);
    shape = input;
    if (enlarges) {
      return ImageMaps.enlarged(input, factor);
    }
    ImageMaps.requireDivisible(this, factor, input);
    return SampleShape.image(input.channels(), input.height() / factor, input.width() / factor);
  }

  private IntFunction<Taps> taps() {
    return switch (method) {
      case NEAREST ->
          enlarges
              ? inputs -> Taps.repeat(inputs, factor)
              : inputs -> Taps.windows(inputs, factor, factor, 1.0 / factor);
      case BILINEAR ->
          enlarges
              ? inputs -> Taps.interpolate(inputs, factor)
              : inputs -> Taps.triangles(inputs, factor);
      case BICUBIC -> inputs -> Taps.cubic(inputs, enlarges ? inputs * factor : inputs / factor);
    };
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
    return List.of(enlarges, factor, method, shape);
  }

  @Override
  public GraphValue export(GraphBuilder graph, GraphValue input) {
    if (enlarges) {
      return switch (method) {
        case NEAREST -> ImageMaps.repeated(graph, input, factor);
        case BILINEAR ->
            ImageMaps.resized(
                graph,
                input,
                factor,
                Map.of("mode", "linear", "coordinate_transformation_mode", "half_pixel"));
        case BICUBIC ->
            ImageMaps.resized(
                graph,
                input,
                factor,
                Map.of(
                    "mode",
                    "cubic",
                    "coordinate_transformation_mode",
                    "half_pixel",
                    "cubic_coeff_a",
                    -0.5f,
                    "exclude_outside",
                    1L));
      };
    }
    // Operator set 17 has no kernels that are wider where images are reduced.
    IntFunction<Taps> taps = taps();
    float[] rows = taps.apply(shape.height()).matrix();
    float[] columns = taps.apply(shape.width()).matrix();
    int height = shape.height();
    int width = shape.width();
    GraphValue right =
        graph.transpose(graph.constant("columns", columns, width / factor, width), 1, 0);
    GraphValue narrow = graph.apply("MatMul", input, right);
    return graph.apply("MatMul", graph.constant("rows", rows, height / factor, height), narrow);
  }

  @Override
  public TorchAxis describe(TorchLayout layout, TorchAxis input) {
    String name = method.name().toLowerCase(Locale.ROOT);
    layout.module(
        enlarges
            ? String.format(Locale.ROOT, "Upsample(scale_factor=%d, mode='%s')", factor, name)
            : String.format(Locale.ROOT, "Downsample(%d, mode='%s')", factor, name));
    return TorchAxis.given(input.length());
  }

  @Override
  protected FastRuntime<Resample> runtime(NeuralNetConfiguration configuration, DataType dataType) {
    IntFunction<Taps> taps = taps();
    ImageMap map = new ImageMap(taps.apply(shape.height()), taps.apply(shape.width()), dataType);
    return new ImageMapRuntime<>(configuration, dataType, map);
  }
}
