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
 * A learned image B for each channel, between vectors and the smallest images of a network: the two
 * ends of Huang et al., "The GAN is dead; long live the GAN! A modern baseline GAN", 2024, section
 * 3.3. Weights B [height, width, channels]; there is no bias.
 *
 * <ul>
 *   <li>{@link #images}: vectors x [batch, channels] to images y [batch, channels, height, width]
 *       with y[n, c, i, j] = x[n, c] · B[i, j, c];
 *   <li>{@link #coefficients}: images x [batch, channels, height, width] to vectors y [batch,
 *       channels] with y[n, c] = Σ x[n, c, i, j] · B[i, j, c], a depthwise convolution over the
 *       whole image.
 * </ul>
 *
 * <p>Thread-safe once it is part of a network.
 */
@ThreadSafe
public final class ChannelBasis extends FastLayer {
  private static final long serialVersionUID = 1L;
  static final String WEIGHTS = "weights";

  private final boolean expanding;
  private final int height;
  private final int width;
  private transient SampleShape image = SampleShape.image(1, 1, 1);

  private ChannelBasis(boolean expanding, int height, int width) {
    this.expanding = expanding;
    this.height = height;
    this.width = width;
  }

  /**
   * Multiples of the learned images.
   *
   * @param height rows of the images
   * @param width columns of the images
   */
  public static ChannelBasis images(int height, int width) {
    Require.atLeast("height", height, 1);
    Require.atLeast("width", width, 1);
    return new ChannelBasis(true, height, width);
  }

  /** Products with the learned images. */
  public static ChannelBasis coefficients() {
    return new ChannelBasis(false, 0, 0);
  }

  boolean isExpanding() {
    return expanding;
  }

  SampleShape image() {
    return image;
  }

  @Override
  protected SampleShape connect(SampleShape input) {
    if (expanding) {
      image = SampleShape.image(Math.toIntExact(VectorLayers.length(this, input)), height, width);
      return image;
    }
    ConvolutionGeometry.requireImage(this, input);
    image = input;
    return SampleShape.vector(input.channels());
  }

  @Override
  public List<ParameterSpec> parameters() {
    long pixels = (long) image.height() * image.width();
    return List.of(
        ParameterSpec.weights(
            WEIGHTS,
            expanding ? 1 : pixels,
            expanding ? pixels : 1,
            (long) image.height(),
            (long) image.width(),
            (long) image.channels()));
  }

  @Override
  public boolean isDeterministic() {
    return true;
  }

  @Override
  protected List<Object> settings() {
    return List.of(expanding, height, width, image);
  }

  @Override
  public GraphValue export(GraphBuilder graph, GraphValue input) {
    GraphValue basis =
        graph.derived(
            WEIGHTS,
            values ->
                values
                    .permute(2, 0, 1)
                    .dup('c')
                    .reshape('c', 1, image.channels(), image.height(), image.width()));
    if (expanding) {
      return graph.apply("Mul", graph.pixels(input), basis);
    }
    return graph.apply(
        "ReduceSum",
        Map.of("keepdims", 0L),
        graph.apply("Mul", input, basis),
        graph.integers("axes", 2, 3));
  }

  @Override
  public TorchAxis describe(TorchLayout layout, TorchAxis input) {
    layout
        .module(
            String.format(
                Locale.ROOT,
                "ChannelBasis(%d, %d, %d)",
                image.channels(),
                image.height(),
                image.width()))
        .permuted("weight", WEIGHTS, new int[] {2, 0, 1}, input, null, null);
    return TorchAxis.given(image.channels());
  }

  @Override
  protected FastRuntime<ChannelBasis> runtime(
      NeuralNetConfiguration configuration, DataType dataType) {
    return new ChannelBasisRuntime(configuration, dataType);
  }
}
