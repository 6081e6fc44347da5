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
 * A fully connected layer with an equalized learning rate: y = gain · λ (x W / √in + b), [batch,
 * in] to [batch, out], with weights [in, out] and bias [out]. Weights are drawn from N(0, 1) / λ by
 * {@link Initialization.Normal} with a standard deviation of 1, so that an optimizer whose steps do
 * not depend on the size of the gradient, such as Adam, moves the weights of all layers equally
 * fast, relative to their size, but for the factor λ: Karras et al., "Progressive growing of GANs",
 * 2018, section 4.1; λ is 0.01 in the mapping network of Karras et al. 2019, appendix C.
 *
 * <p>Thread-safe once it is part of a network.
 */
@ThreadSafe
public final class EqualizedDense extends FastLayer {
  private static final long serialVersionUID = 1L;
  static final String WEIGHTS = "weights";
  static final String BIAS = "bias";

  private long inputs = 1;
  private final int outputs;
  private final double rate;
  private final double gain;
  private final double initialBias;

  /** A layer with a factor of 1 everywhere, and a bias that starts as zeros. */
  public EqualizedDense(int outputs) {
    this(outputs, 1, 1, 0);
  }

  /**
   * A layer.
   *
   * @param outputs how many outputs per sample
   * @param rate λ, the factor of the learning rate, positive
   * @param gain the factor of the output, positive; √2 before a rectifier
   * @param initialBias λ b before the first step
   */
  public EqualizedDense(int outputs, double rate, double gain, double initialBias) {
    Require.atLeast("outputs", outputs, 1);
    Require.above("rate", rate, 0);
    Require.above("gain", gain, 0);
    this.outputs = outputs;
    this.rate = rate;
    this.gain = gain;
    this.initialBias = initialBias;
  }

  int outputs() {
    return outputs;
  }

  /** The factor of x W. */
  double weightScale() {
    return gain * rate / Math.sqrt(inputs);
  }

  /** The factor of b. */
  double biasScale() {
    return gain * rate;
  }

  @Override
  protected SampleShape connect(SampleShape input) {
    inputs = VectorLayers.length(this, input);
    return SampleShape.vector(outputs);
  }

  @Override
  public List<ParameterSpec> parameters() {
    return List.of(
        new ParameterSpec(
            WEIGHTS, Role.WEIGHT, List.of(inputs, (long) outputs), inputs, outputs, 0, 1 / rate),
        new ParameterSpec(
            BIAS, Role.BIAS, List.of((long) outputs), inputs, outputs, initialBias / rate));
  }

  @Override
  public boolean isDeterministic() {
    return true;
  }

  @Override
  protected List<Object> settings() {
    return List.of(inputs, outputs, rate, gain, initialBias);
  }

  @Override
  public GraphValue export(GraphBuilder graph, GraphValue input) {
    GraphValue weights = graph.derived(WEIGHTS, values -> values.mul(weightScale()));
    GraphValue biases = graph.derived(BIAS, values -> values.mul(biasScale()));
    return graph.apply("Gemm", input, weights, biases);
  }

  @Override
  public TorchAxis describe(TorchLayout layout, TorchAxis input) {
    TorchAxis output = TorchAxis.made(outputs);
    TorchLayout module =
        layout.module(
            String.format(
                Locale.ROOT,
                "EqualizedLinear(%d, %d, scale=%s, bias_scale=%s)",
                inputs,
                outputs,
                weightScale(),
                biasScale()));
    module.permuted("weight", WEIGHTS, new int[] {1, 0}, output, input);
    module.tensor("bias", BIAS, output);
    return output;
  }

  @Override
  protected FastRuntime<EqualizedDense> runtime(
      NeuralNetConfiguration configuration, DataType dataType) {
    return new EqualizedDenseRuntime(configuration, dataType);
  }
}
