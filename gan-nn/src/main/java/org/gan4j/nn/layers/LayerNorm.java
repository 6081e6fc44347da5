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
 * Layer normalization: y = γ (x - μ) / √(σ² + ε) + β, with the mean μ and the biased variance σ²
 * over all numbers of each sample: over the features of vectors [batch, features], over channels,
 * height and width of images [batch, channels, height, width]. In training and in inference alike.
 * Ba, Kiros and Hinton, "Layer normalization", 2016, equations 3 and 4.
 *
 * <p>Parameters scale γ and shift β: one number for each feature of vectors, and for each channel
 * of images, as PyTorch's {@code GroupNorm} with one group. Gulrajani et al. 2017 recommend it in
 * critics with a gradient penalty, where batch normalization would let samples depend on each
 * other.
 *
 * <p>Thread-safe once it is part of a network.
 */
@ThreadSafe
public final class LayerNorm extends FastLayer {
  private static final long serialVersionUID = 1L;

  private final boolean affine;
  private final double epsilon;
  private transient SampleShape shape = SampleShape.vector(1);

  /** A layer with parameters and an ε of 1e-5. */
  public LayerNorm() {
    this(true, 1e-5);
  }

  /**
   * A layer.
   *
   * @param affine whether γ and β are learned; γ = 1 and β = 0 otherwise
   * @param epsilon what is added to the variance, positive
   */
  public LayerNorm(boolean affine, double epsilon) {
    Require.above("epsilon", epsilon, 0);
    this.affine = affine;
    this.epsilon = epsilon;
  }

  private int features() {
    return shape.isImage() ? shape.channels() : shape.length();
  }

  @Override
  protected SampleShape connect(SampleShape input) {
    if (input.length() == 1) {
      throw new IllegalArgumentException("LayerNorm turns samples of one number into zeros");
    }
    shape = input;
    return input;
  }

  @Override
  public List<ParameterSpec> parameters() {
    return affine
        ? List.of(
            ParameterSpec.vector(GroupNormRuntime.SCALE, Role.NORMALIZATION, features(), 1),
            ParameterSpec.vector(GroupNormRuntime.SHIFT, Role.NORMALIZATION, features(), 0))
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
    return OnnxNormalizations.groups(graph, input, shape, 1, affine, epsilon);
  }

  @Override
  public TorchAxis describe(TorchLayout layout, TorchAxis input) {
    TorchLayout module =
        layout.module(
            String.format(
                Locale.ROOT,
                "%s%d, eps=%s%s)",
                shape.isImage() ? "GroupNorm(1, " : "LayerNorm(",
                features(),
                epsilon,
                affine ? "" : shape.isImage() ? ", affine=False" : ", elementwise_affine=False"));
    OnnxNormalizations.tensors(module, affine, input);
    return input;
  }

  @Override
  protected FastRuntime<FastLayer> runtime(
      NeuralNetConfiguration configuration, DataType dataType) {
    return new GroupNormRuntime(configuration, dataType, shape, 1, affine, epsilon);
  }
}
