package org.gan4j.nn.layers;

import java.util.List;
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
 * A {@link BatchNorm} and the (leaky) ReLU after it, with the parameters and results of the two.
 * Its name is part of the names of parameters in checkpoints.
 *
 * <p>Thread-safe once it is part of a network.
 */
@ThreadSafe
final class RectifiedBatchNorm extends FastLayer {
  private static final long serialVersionUID = 1L;

  private final BatchNorm normalization;
  private final double slope;

  /**
   * A layer.
   *
   * @param normalization the batch normalization
   * @param slope of the ReLU where its input is negative, in [0, 1); 0 for the ordinary ReLU
   */
  RectifiedBatchNorm(BatchNorm normalization, double slope) {
    Require.atLeast("slope", slope, 0);
    Require.below("slope", slope, 1);
    this.normalization = (BatchNorm) normalization.clone();
    this.slope = slope;
  }

  @Override
  protected SampleShape connect(SampleShape input) {
    return normalization.connect(input);
  }

  @Override
  public List<ParameterSpec> parameters() {
    return normalization.parameters();
  }

  @Override
  public boolean isDeterministic() {
    return true;
  }

  @Override
  protected List<Object> settings() {
    return List.of(normalization.settings(), slope);
  }

  @Override
  public GraphValue export(GraphBuilder graph, GraphValue input) {
    GraphValue normalized = normalization.export(graph, input);
    return rectifier().export(graph, normalized);
  }

  @Override
  public TorchAxis describe(TorchLayout layout, TorchAxis input) {
    return rectifier().describe(layout, normalization.describe(layout, input));
  }

  private Elementwise rectifier() {
    return slope == 0 ? Elementwise.relu() : Elementwise.leakyRelu(slope);
  }

  @Override
  protected FastRuntime<FastLayer> runtime(
      NeuralNetConfiguration configuration, DataType dataType) {
    return new BatchNormRuntime(configuration, dataType, normalization, slope);
  }
}
