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
 * Applies a function to every number: [batch, …] to the same shape.
 *
 * <p>Thread-safe once it is part of a network.
 */
@ThreadSafe
public final class Elementwise extends FastLayer {
  private static final long serialVersionUID = 1L;

  private final ActivationFunction function;
  private final double slope;

  /**
   * A layer.
   *
   * @param function the function
   * @param slope of {@link ActivationFunction#LEAKY_RELU} where x is negative, in [0, 1); the
   *     others ignore it
   */
  public Elementwise(ActivationFunction function, double slope) {
    Require.atLeast("slope", slope, 0);
    Require.below("slope", slope, 1);
    this.function = function;
    this.slope = function == ActivationFunction.LEAKY_RELU ? slope : 0;
  }

  /** A function without a setting. */
  public static Elementwise of(ActivationFunction function) {
    Require.that(
        function != ActivationFunction.LEAKY_RELU, "a leaky ReLU needs a slope: leakyRelu(0.2)");
    return new Elementwise(function, 0);
  }

  /** max(x, 0). */
  public static Elementwise relu() {
    return of(ActivationFunction.RELU);
  }

  /** max(x, slope · x), with a slope in [0, 1). */
  public static Elementwise leakyRelu(double slope) {
    return new Elementwise(ActivationFunction.LEAKY_RELU, slope);
  }

  /** The hyperbolic tangent. */
  public static Elementwise tanh() {
    return of(ActivationFunction.TANH);
  }

  /** max(-1, min(1, x)). */
  public static Elementwise hardTanh() {
    return of(ActivationFunction.HARD_TANH);
  }

  ActivationFunction function() {
    return function;
  }

  double slope() {
    return slope;
  }

  @Override
  protected SampleShape connect(SampleShape input) {
    return input;
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
    return List.of(function, slope);
  }

  /** The function's name, as in {@code leaky-relu}. */
  @Override
  public String toString() {
    return function.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public GraphValue export(GraphBuilder graph, GraphValue input) {
    return switch (function) {
      case IDENTITY -> input;
      case RELU -> graph.apply("Relu", input);
      case LEAKY_RELU -> graph.apply("LeakyRelu", Map.of("alpha", (float) slope), input);
      case ELU -> graph.apply("Elu", input);
      case TANH -> graph.apply("Tanh", input);
      case HARD_TANH ->
          graph.apply("Clip", input, graph.constant("least", -1), graph.constant("most", 1));
      case SIGMOID -> graph.apply("Sigmoid", input);
      case SCALED_SIGMOID -> graph.apply("Tanh", halved(graph, input));
      case UNIT_INTERVAL -> graph.apply("Add", halved(graph, input), graph.constant("half", 0.5));
    };
  }

  private static GraphValue halved(GraphBuilder graph, GraphValue input) {
    return graph.apply("Mul", input, graph.constant("factor", 0.5));
  }

  @Override
  public TorchAxis describe(TorchLayout layout, TorchAxis input) {
    layout.module(
        switch (function) {
          case IDENTITY -> "Identity()";
          case RELU -> "ReLU()";
          case LEAKY_RELU -> String.format(Locale.ROOT, "LeakyReLU(%s)", slope);
          case ELU -> "ELU()";
          case TANH -> "Tanh()";
          case HARD_TANH -> "Hardtanh()";
          case SIGMOID -> "Sigmoid()";
          case SCALED_SIGMOID -> "ScaledSigmoid()";
          case UNIT_INTERVAL -> "UnitInterval()";
        });
    return input;
  }

  @Override
  protected FastRuntime<Elementwise> runtime(
      NeuralNetConfiguration configuration, DataType dataType) {
    return new ElementwiseRuntime(configuration, dataType);
  }
}
