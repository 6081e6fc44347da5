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
 * Passes vectors [batch, features] on, and keeps the running mean of them, parameter mean
 * [features], as a {@link BatchNorm} does of what it normalizes. It is the w̄ of Karras et al.
 * 2019, appendix B.
 *
 * <p>Thread-safe once it is part of a network.
 */
@ThreadSafe
public final class RunningMean extends FastLayer {
  private static final long serialVersionUID = 1L;

  /** The key of the mean. */
  public static final String MEAN = "mean";

  private final double decay;
  private long features;

  /**
   * A layer.
   *
   * @param decay the share of the old mean in the new one, in [0, 1)
   */
  public RunningMean(double decay) {
    Require.atLeast("decay", decay, 0);
    Require.below("decay", decay, 1);
    this.decay = decay;
  }

  double decay() {
    return decay;
  }

  @Override
  protected SampleShape connect(SampleShape input) {
    features = VectorLayers.length(this, input);
    return input;
  }

  @Override
  public List<ParameterSpec> parameters() {
    return List.of(ParameterSpec.vector(MEAN, Role.STATISTIC, features, 0));
  }

  @Override
  public boolean isDeterministic() {
    return true;
  }

  @Override
  protected List<Object> settings() {
    return List.of(decay, features);
  }

  @Override
  public GraphValue export(GraphBuilder graph, GraphValue input) {
    return input;
  }

  @Override
  public TorchAxis describe(TorchLayout layout, TorchAxis input) {
    layout
        .module(String.format(Locale.ROOT, "RunningMean(%d)", features))
        .tensor("mean", MEAN, input);
    return input;
  }

  @Override
  protected FastRuntime<RunningMean> runtime(
      NeuralNetConfiguration configuration, DataType dataType) {
    return new RunningMeanRuntime(configuration, dataType);
  }
}
