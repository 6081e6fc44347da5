package org.gan4j.nn.layers;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
 * Batch normalization whose scale and shift depend on the network's condition c [batch, length]: y
 * = γ(c) (x - μ) / √(σ² + ε) + β(c), with γ(c) = γ₀ + c V and β(c) = β₀ + c U, for each feature of
 * vectors [batch, features], or each channel of images [batch, channels, height, width]. Dumoulin,
 * Shlens and Kudlur, "A learned representation for artistic style", 2017, equation 5; de Vries et
 * al., "Modulating early visual processing by language", 2017, section 3.
 *
 * <p>Parameters scale γ₀ and shift β₀ [features], and scale-weights V and shift-weights U [length,
 * features]. With a class as a one-hot condition, row k of V and U belongs to class k. Since V and
 * U start as zeros, it starts as a {@link BatchNorm}; running statistics are those of one.
 *
 * <p>The network's condition has to be injected by its layers. Thread-safe once it is part of a
 * network.
 */
@ThreadSafe
public final class ConditionalBatchNorm extends FastLayer {
  private static final long serialVersionUID = 1L;
  static final String SCALE = "scale";
  static final String SHIFT = "shift";
  static final String SCALE_WEIGHTS = "scale-weights";
  static final String SHIFT_WEIGHTS = "shift-weights";
  static final String MEAN = "mean";
  static final String VARIANCE = "variance";

  private final int length;
  private final double decay;
  private final double epsilon;
  private transient SampleShape shape = SampleShape.vector(1);

  /** A layer with a decay of 0.9 and an ε of 1e-5, the defaults of PyTorch. */
  public ConditionalBatchNorm(int length) {
    this(length, 0.9, 1e-5);
  }

  /**
   * A layer.
   *
   * @param length of the condition, at least 1
   * @param decay the share of the old running statistics in the new ones, in [0, 1)
   * @param epsilon what is added to the variance, positive
   */
  public ConditionalBatchNorm(int length, double decay, double epsilon) {
    Require.atLeast("length", length, 1);
    Require.atLeast("decay", decay, 0);
    Require.below("decay", decay, 1);
    Require.above("epsilon", epsilon, 0);
    this.length = length;
    this.decay = decay;
    this.epsilon = epsilon;
  }

  int length() {
    return length;
  }

  double decay() {
    return decay;
  }

  double epsilon() {
    return epsilon;
  }

  SampleShape shape() {
    return shape;
  }

  @Override
  protected SampleShape connect(SampleShape input) {
    shape = input;
    return input;
  }

  @Override
  public List<ParameterSpec> parameters() {
    int features = shape.isImage() ? shape.channels() : shape.length();
    return List.of(
        ParameterSpec.vector(SCALE, Role.NORMALIZATION, features, 1),
        ParameterSpec.vector(SHIFT, Role.NORMALIZATION, features, 0),
        embedding(SCALE_WEIGHTS, features),
        embedding(SHIFT_WEIGHTS, features),
        ParameterSpec.vector(MEAN, Role.STATISTIC, features, 0),
        ParameterSpec.vector(VARIANCE, Role.STATISTIC, features, 1));
  }

  /** A scale or shift for each class, and so of their role: none is drawn, and none is decayed. */
  private ParameterSpec embedding(String key, long features) {
    return new ParameterSpec(
        key, Role.NORMALIZATION, List.of((long) length, features), length, features, 0);
  }

  @Override
  protected List<Object> settings() {
    return List.of(shape, length, decay, epsilon);
  }

  @Override
  public boolean isDeterministic() {
    return true;
  }

  @Override
  public GraphValue export(GraphBuilder graph, GraphValue input) {
    int features = shape.isImage() ? shape.channels() : shape.length();
    float[] ones = new float[features];
    Arrays.fill(ones, 1);
    GraphValue normalized =
        graph.apply(
            "BatchNormalization",
            Map.of("epsilon", (float) epsilon),
            input,
            graph.constant("ones", ones, features),
            graph.constant("zeros", new float[features], features),
            graph.parameter(MEAN),
            graph.parameter(VARIANCE));
    GraphValue scale = ofCondition(graph, SCALE_WEIGHTS, SCALE);
    GraphValue shift = ofCondition(graph, SHIFT_WEIGHTS, SHIFT);
    return graph.apply("Add", graph.apply("Mul", normalized, scale), shift);
  }

  /** c V + γ₀ of each sample, or c U + β₀. */
  private GraphValue ofCondition(GraphBuilder graph, String weights, String constant) {
    GraphValue vector =
        graph.apply("Gemm", graph.condition(), graph.parameter(weights), graph.parameter(constant));
    return shape.isImage() ? graph.pixels(vector) : vector;
  }

  @Override
  public TorchAxis describe(TorchLayout layout, TorchAxis input) {
    TorchLayout module =
        layout.module(String.format(Locale.ROOT, "ConditionalBatchNorm(%d)", input.length()));
    module.tensor("weight", SCALE, input);
    module.tensor("bias", SHIFT, input);
    module.tensor("condition_weight", SCALE_WEIGHTS, null, input);
    module.tensor("condition_bias", SHIFT_WEIGHTS, null, input);
    module.tensor("running_mean", MEAN, input);
    module.tensor("running_var", VARIANCE, input);
    return input;
  }

  @Override
  protected FastRuntime<ConditionalBatchNorm> runtime(
      NeuralNetConfiguration configuration, DataType dataType) {
    return new ConditionalBatchNormRuntime(configuration, dataType, this);
  }
}
