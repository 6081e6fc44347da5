package org.gan4j.nn.layers;

import java.util.List;
import java.util.Locale;
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
 * The last layer of a projection discriminator, Miyato and Koyama, "cGANs with projection
 * discriminator", 2018, equation 3, with a linear ψ: logit = φ w + b + φ V yᵀ, for features φ
 * [batch, in], condition y [batch, length], weights w [in, 1], bias b [1] and an embedding V [in,
 * length] of each class. {@link #ofConditionAlone} leaves out the terms that do not depend on the
 * condition: logit = φ V yᵀ.
 *
 * <p>Thread-safe once it is part of a network.
 */
@ThreadSafe
public final class ProjectionHead extends FastLayer {
  private static final long serialVersionUID = 1L;
  static final String WEIGHTS = "weights";
  static final String EMBEDDING = "embedding";
  static final String BIAS = "bias";

  private long inputs;
  private final int length;
  private final boolean unconditional;

  /**
   * A layer.
   *
   * @param length of the condition, at least 1
   */
  public ProjectionHead(int length) {
    this(length, true);
  }

  private ProjectionHead(int length, boolean unconditional) {
    Require.atLeast("length", length, 1);
    this.length = length;
    this.unconditional = unconditional;
  }

  /**
   * A layer without the terms that do not depend on the condition, as in Huang et al., "The GAN is
   * dead; long live the GAN!", 2024.
   *
   * @param length of the condition, at least 1
   */
  public static ProjectionHead ofConditionAlone(int length) {
    return new ProjectionHead(length, false);
  }

  /** Whether there are terms that do not depend on the condition. */
  boolean isUnconditional() {
    return unconditional;
  }

  @Override
  protected SampleShape connect(SampleShape input) {
    inputs = VectorLayers.length(this, input);
    return SampleShape.vector(1);
  }

  @Override
  public List<ParameterSpec> parameters() {
    ParameterSpec embedding =
        ParameterSpec.weights(EMBEDDING, inputs, length, inputs, (long) length);
    return unconditional
        ? List.of(
            ParameterSpec.weights(WEIGHTS, inputs, 1, inputs, 1L),
            embedding,
            ParameterSpec.bias(BIAS, inputs, 1))
        : List.of(embedding);
  }

  @Override
  protected List<Object> settings() {
    return List.of(inputs, length, unconditional);
  }

  @Override
  public boolean isDeterministic() {
    return true;
  }

  @Override
  public GraphValue export(GraphBuilder graph, GraphValue input) {
    GraphValue onEach = graph.apply("MatMul", input, graph.parameter(EMBEDDING));
    GraphValue projection =
        graph.apply(
            "ReduceSum", graph.apply("Mul", onEach, graph.condition()), graph.integers("axes", 1));
    if (!unconditional) {
      return projection;
    }
    GraphValue own = graph.apply("Gemm", input, graph.parameter(WEIGHTS), graph.parameter(BIAS));
    return graph.apply("Add", own, projection);
  }

  @Override
  public TorchAxis describe(TorchLayout layout, TorchAxis input) {
    TorchLayout module =
        layout.module(String.format(Locale.ROOT, "ProjectionHead(%d, %d)", inputs, length));
    if (unconditional) {
      module.permuted("linear.weight", WEIGHTS, new int[] {1, 0}, null, input);
      module.permuted("linear.bias", BIAS, new int[] {0}, (TorchAxis) null);
    }
    module.permuted("embedding.weight", EMBEDDING, new int[] {1, 0}, null, input);
    return TorchAxis.given(1);
  }

  @Override
  protected FastRuntime<ProjectionHead> runtime(
      NeuralNetConfiguration configuration, DataType dataType) {
    return new ProjectionHeadRuntime(configuration, dataType);
  }
}
