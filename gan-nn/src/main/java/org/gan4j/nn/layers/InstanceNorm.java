package org.gan4j.nn.layers;

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
 * Instance normalization of images [batch, channels, height, width]: y = γ (x - μ) / √(σ² + ε) + β,
 * with the mean μ and the biased variance σ² over the pixels of each channel of each image, in
 * training and in inference. Ulyanov, Vedaldi and Lempitsky, "Instance normalization: the missing
 * ingredient for fast stylization", 2016, equation 5.
 *
 * <p>The parameters scale γ [channels] and shift β [channels] are optional: γ = 1 and β = 0 without
 * them, which is the default in PyTorch, too. There are no running statistics.
 *
 * <p>Thread-safe once it is part of a network.
 */
@ThreadSafe
public final class InstanceNorm extends FastLayer {
  private static final long serialVersionUID = 1L;

  private final boolean affine;
  private final double epsilon;
  private transient SampleShape shape = SampleShape.vector(1);

  /** Without parameters, with an ε of 1e-5. */
  public InstanceNorm() {
    this(false, 1e-5);
  }

  /**
   * A layer.
   *
   * @param affine whether γ and β are learned
   * @param epsilon what is added to the variance, positive
   */
  public InstanceNorm(boolean affine, double epsilon) {
    Require.above("epsilon", epsilon, 0);
    this.affine = affine;
    this.epsilon = epsilon;
  }

  @Override
  protected SampleShape connect(SampleShape input) {
    ConvolutionGeometry.requireImage(this, input);
    if (input.height() * input.width() == 1) {
      throw new IllegalArgumentException(
          "InstanceNorm turns images of one pixel into zeros: leave it out where the input is "
              + input);
    }
    shape = input;
    return input;
  }

  @Override
  public List<ParameterSpec> parameters() {
    return affine
        ? List.of(
            ParameterSpec.vector(GroupNormRuntime.SCALE, Role.NORMALIZATION, shape.channels(), 1),
            ParameterSpec.vector(GroupNormRuntime.SHIFT, Role.NORMALIZATION, shape.channels(), 0))
        : List.of();
  }

  @Override
  public boolean isDeterministic() {
    return true;
  }

  @Override
  protected List<Object> settings() {
    return List.of(shape, affine, epsilon);
  }

  @Override
  public GraphValue export(GraphBuilder graph, GraphValue input) {
    return OnnxNormalizations.groups(graph, input, shape, shape.channels(), affine, epsilon);
  }

  @Override
  public TorchAxis describe(TorchLayout layout, TorchAxis input) {
    TorchLayout module =
        layout.module(
            String.format(
                Locale.ROOT,
                "InstanceNorm2d(%d, eps=%s%s)",
                shape.channels(),
                epsilon,
                affine ? ", affine=True" : ""));
    OnnxNormalizations.tensors(module, affine, input);
    return input;
  }

  @Override
  protected FastRuntime<FastLayer> runtime(
      NeuralNetConfiguration configuration, DataType dataType) {
    return new GroupNormRuntime(configuration, dataType, shape, shape.channels(), affine, epsilon);
  }
}
