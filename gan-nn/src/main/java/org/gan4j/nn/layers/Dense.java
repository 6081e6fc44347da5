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
 * A fully connected layer without an activation: y = x W + b, [batch, in] to [batch, out], with
 * weights [in, out] and bias [out].
 *
 * <p>Thread-safe once it is part of a network.
 */
@ThreadSafe
public final class Dense extends FastLayer {
  private static final long serialVersionUID = 1L;
  static final String WEIGHTS = "weights";
  static final String BIAS = "bias";

  private long inputs;
  private final int outputs;
  private final boolean bias;

  /** A layer with a bias. */
  public Dense(int outputs) {
    this(outputs, true);
  }

  /**
   * A layer.
   *
   * @param outputs how many outputs per sample
   * @param bias whether a bias is added; a batch normalization that follows makes it redundant
   */
  public Dense(int outputs, boolean bias) {
    Require.atLeast("outputs", outputs, 1);
    this.outputs = outputs;
    this.bias = bias;
  }

  int outputs() {
    return outputs;
  }

  boolean hasBias() {
    return bias;
  }

  @Override
  protected SampleShape connect(SampleShape input) {
    inputs = VectorLayers.length(this, input);
    return SampleShape.vector(outputs);
  }

  @Override
  public List<ParameterSpec> parameters() {
    ParameterSpec weights = ParameterSpec.weights(WEIGHTS, inputs, outputs, inputs, (long) outputs);
    return bias ? List.of(weights, ParameterSpec.bias(BIAS, inputs, outputs)) : List.of(weights);
  }

  @Override
  public boolean isDeterministic() {
    return true;
  }

  @Override
  protected List<Object> settings() {
    return List.of(inputs, outputs, bias);
  }

  @Override
  public GraphValue export(GraphBuilder graph, GraphValue input) {
    GraphValue weights = graph.parameter(WEIGHTS);
    return bias
        ? graph.apply("Gemm", input, weights, graph.parameter(BIAS))
        : graph.apply("Gemm", input, weights);
  }

  @Override
  public TorchAxis describe(TorchLayout layout, TorchAxis input) {
    TorchAxis output = TorchAxis.made(outputs);
    TorchLayout module =
        layout.module(
            String.format(
                Locale.ROOT, "Linear(%d, %d%s)", inputs, outputs, bias ? "" : ", bias=False"));
    module.permuted("weight", WEIGHTS, new int[] {1, 0}, output, input);
    if (bias) {
      module.tensor("bias", BIAS, output);
    }
    return output;
  }

  @Override
  protected FastRuntime<Dense> runtime(NeuralNetConfiguration configuration, DataType dataType) {
    return new DenseRuntime(configuration, dataType);
  }
}
