package org.gan4j.nn.layers;

import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.gan4j.api.SampleShape;
import org.gan4j.api.component.Require;
import org.gan4j.api.concurrent.ThreadSafe;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * The last layer of a projection discriminator, Miyato and Koyama, "cGANs with projection
 * discriminator", 2018, equation 3, with a linear ψ: logit = φ w + b + φ V yᵀ, for features φ
 * [batch, in], condition y [batch, length], weights w [in, 1], bias b [1] and an embedding V [in,
 * length] of each class.
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

  /**
   * A layer.
   *
   * @param length of the condition, at least 1
   */
  public ProjectionHead(int length) {
    Require.atLeast("length", length, 1);
    this.length = length;
  }

  @Override
  protected SampleShape connect(SampleShape input) {
    inputs = VectorLayers.length(this, input);
    return SampleShape.vector(1);
  }

  @Override
  public List<ParameterSpec> parameters() {
    return List.of(
        ParameterSpec.weights(WEIGHTS, inputs, 1, inputs, 1L),
        ParameterSpec.weights(EMBEDDING, inputs, length, inputs, (long) length),
        ParameterSpec.bias(BIAS, inputs, 1));
  }

  @Override
  protected List<Object> settings() {
    return List.of(inputs, length);
  }

  @Override
  protected FastRuntime<ProjectionHead> runtime(
      NeuralNetConfiguration configuration, DataType dataType) {
    return new ProjectionHeadRuntime(configuration, dataType);
  }
}
