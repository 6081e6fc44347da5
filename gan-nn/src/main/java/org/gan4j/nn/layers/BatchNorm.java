package org.gan4j.nn.layers;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
 * Batch normalization: y = γ (x - μ) / √(σ² + ε) + β for each feature of vectors [batch, features],
 * or each channel of images [batch, channels, height, width]. In training μ and σ² are those of the
 * batch, otherwise running ones. Ioffe and Szegedy 2015, algorithms 1 and 2.
 *
 * <p>Running statistics move as r ← decay · r + (1 - decay) · batch, of which libtorch calls 1 -
 * decay the momentum. As in libtorch the batch is normalized by its biased variance (divided by N),
 * and the running variance takes the unbiased one (divided by N - 1).
 *
 * <p>Thread-safe once it is part of a network.
 */
@ThreadSafe
public final class BatchNorm extends FastLayer {
  private static final long serialVersionUID = 1L;
  static final String SCALE = "scale";
  static final String SHIFT = "shift";
  static final String MEAN = "mean";
  static final String VARIANCE = "variance";

  private int features;
  private boolean image;
  private final double decay;
  private final double epsilon;

  /** A layer with a decay of 0.9 and an ε of 1e-5, the defaults of PyTorch. */
  public BatchNorm() {
    this(0.9, 1e-5);
  }

  /**
   * A layer.
   *
   * @param decay the share of the old running statistics in the new ones, in [0, 1)
   * @param epsilon what is added to the variance, positive
   */
  public BatchNorm(double decay, double epsilon) {
    Require.atLeast("decay", decay, 0);
    Require.below("decay", decay, 1);
    Require.above("epsilon", epsilon, 0);
    this.decay = decay;
    this.epsilon = epsilon;
  }

  int features() {
    return features;
  }

  double decay() {
    return decay;
  }

  double epsilon() {
    return epsilon;
  }

  @Override
  protected SampleShape connect(SampleShape input) {
    image = input.isImage();
    features = input.isImage() ? input.channels() : input.length();
    return input;
  }

  @Override
  public List<ParameterSpec> parameters() {
    return List.of(
        ParameterSpec.vector(SCALE, Role.NORMALIZATION, features, 1),
        ParameterSpec.vector(SHIFT, Role.NORMALIZATION, features, 0),
        ParameterSpec.vector(MEAN, Role.STATISTIC, features, 0),
        ParameterSpec.vector(VARIANCE, Role.STATISTIC, features, 1));
  }

  @Override
  public boolean isDeterministic() {
    return true;
  }

  /** With a (leaky) ReLU: most of what either costs is reading and writing memory. */
  @Override
  public Optional<FastLayer> fusedWith(FastLayer next) {
    if (next instanceof Elementwise activation) {
      return switch (activation.function()) {
        case RELU, LEAKY_RELU -> Optional.of(new RectifiedBatchNorm(this, activation.slope()));
        case IDENTITY, ELU, TANH, HARD_TANH, SIGMOID, SCALED_SIGMOID, UNIT_INTERVAL ->
            Optional.empty();
      };
    }
    return Optional.empty();
  }

  @Override
  protected List<Object> settings() {
    return List.of(features, decay, epsilon);
  }

  @Override
  public GraphValue export(GraphBuilder graph, GraphValue input) {
    return graph.apply(
        "BatchNormalization",
        Map.of("epsilon", (float) epsilon),
        input,
        graph.parameter(SCALE),
        graph.parameter(SHIFT),
        graph.parameter(MEAN),
        graph.parameter(VARIANCE));
  }

  @Override
  public TorchAxis describe(TorchLayout layout, TorchAxis input) {
    TorchLayout module =
        layout.module(
            String.format(
                Locale.ROOT,
                "%s(%d, eps=%s, momentum=%s)",
                image ? "BatchNorm2d" : "BatchNorm1d",
                features,
                epsilon,
                (float) (1 - decay)));
    module.tensor("weight", SCALE, input);
    module.tensor("bias", SHIFT, input);
    module.tensor("running_mean", MEAN, input);
    module.tensor("running_var", VARIANCE, input);
    return input;
  }

  @Override
  protected FastRuntime<FastLayer> runtime(
      NeuralNetConfiguration configuration, DataType dataType) {
    return new BatchNormRuntime(configuration, dataType, this, 1);
  }
}
