package org.gan4j.nn.layers;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.gan4j.api.SampleShape;
import org.gan4j.api.component.Require;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.nn.graph.GraphBuilder;
import org.gan4j.nn.graph.GraphValue;
import org.gan4j.nn.torch.TorchAxis;
import org.gan4j.nn.torch.TorchLayout;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.regularization.Regularization;

/**
 * The configuration of a layer: its settings, the shapes and parameters that follow from its input,
 * and the factory of its runtime.
 *
 * <p>It runs in a {@link org.gan4j.nn.LayeredNetwork}, beside Deeplearning4j's own layers if need
 * be, but not in Deeplearning4j's own networks, and it is not written as JSON.
 *
 * <p>A configuration changes while a network is built, and not after that; not thread-safe.
 */
@NotThreadSafe
public abstract class FastLayer extends Layer {
  private static final long serialVersionUID = 1L;

  private double initialGain = 1;

  /**
   * A copy whose weights are multiplied by a gain after an {@link Initialization} has drawn them:
   * He et al. 2015, section 2.2, for rectifiers; 0 for a branch of a {@link Residual} that starts
   * as nothing (Goyal et al. 2017, section 5.1). In a block the gains of all levels are multiplied.
   *
   * @param gain the factor, at least 0
   */
  public final FastLayer withInitialGain(double gain) {
    Require.atLeast("gain", gain, 0);
    FastLayer copy = (FastLayer) clone();
    copy.initialGain = gain;
    return copy;
  }

  /** The {@link #parameters()} with this layer's gain. */
  public final List<ParameterSpec> parametersWithGain() {
    return initialGain == 1
        ? parameters()
        : parameters().stream().map(spec -> spec.times(initialGain)).toList();
  }

  /**
   * The shape of the output for inputs of the given shape, which it may keep.
   *
   * @throws IllegalArgumentException if the layer cannot take such inputs
   */
  protected abstract SampleShape connect(SampleShape input);

  /** Its parameters in the order of the parameter vector. Valid once it knows its input. */
  public abstract List<ParameterSpec> parameters();

  /** All settings that distinguish it from another layer of its class, for equality. */
  protected abstract List<Object> settings();

  /**
   * Describes what the layer computes in inference, so that other programs can run it. The default
   * refuses.
   *
   * @param graph is added to; it knows the layer's parameters by key
   * @param input [batch, input shape]
   * @return the output, [batch, output shape]
   * @throws org.gan4j.api.GanException of kind USAGE if the layer has no such description
   */
  public GraphValue export(GraphBuilder graph, GraphValue input) {
    throw graph.unsupported(this);
  }

  /**
   * Names its parameters as a module of PyTorch does. The default refuses.
   *
   * @param layout is added to; it knows the layer's parameters by key
   * @param input the order of the input's features or channels
   * @return that of the output's
   * @throws org.gan4j.api.GanException of kind USAGE if PyTorch has no such module
   */
  public TorchAxis describe(TorchLayout layout, TorchAxis input) {
    throw layout.unsupported(this);
  }

  /**
   * Whether its forward pass is a function of its input, the network's condition and its parameters
   * alone: it ignores the random key. A layer that does not say so is taken for one that does not.
   */
  public boolean isDeterministic() {
    return false;
  }

  /** Makes the object that computes. */
  protected abstract FastRuntime<?> runtime(
      NeuralNetConfiguration configuration, DataType dataType);

  /** Makes the object that computes, for a layer within a block. */
  final FastRuntime<?> runtime(DataType dataType) {
    NeuralNetConfiguration configuration = new NeuralNetConfiguration();
    configuration.setLayer(this);
    return runtime(configuration, dataType);
  }

  /**
   * One layer that does what this one and the next do, faster. Networks and blocks put it in the
   * place of the two, so that they count as one in the numbers of layers and the names of
   * parameters.
   *
   * @param next the layer that follows, whose only input is the output of this one
   * @return the layer; empty, which is the default, if there is none
   */
  public Optional<FastLayer> fusedWith(FastLayer next) {
    return Optional.empty();
  }

  @Override
  public final org.deeplearning4j.nn.api.Layer instantiate(
      NeuralNetConfiguration configuration,
      Collection<TrainingListener> listeners,
      int index,
      @Nullable INDArray parameters,
      boolean initialize,
      DataType dataType) {
    FastRuntime<?> runtime = runtime(configuration, dataType);
    if (parameters != null) {
      runtime.setParamsViewArray(parameters);
    }
    return runtime;
  }

  @Override
  public final ParamInitializer initializer() {
    return SpecInitializer.INSTANCE;
  }

  @Override
  public final InputType getOutputType(int index, InputType input) {
    return Shapes.type(connect(Shapes.sample(input)));
  }

  @Override
  public final void setNIn(InputType input, boolean override) {
    connect(Shapes.sample(input));
  }

  @Override
  public final @Nullable InputPreProcessor getPreProcessorForInputType(InputType input) {
    return null;
  }

  @Override
  public final List<Regularization> getRegularizationByParam(String key) {
    return List.of();
  }

  @Override
  public final boolean isPretrainParam(String key) {
    return false;
  }

  @Override
  public final IUpdater getUpdaterByParam(String key) {
    throw new UnsupportedOperationException(
        getClass().getSimpleName()
            + " is trained by an org.gan4j.api.network.Optimizer, not by a Deeplearning4j updater");
  }

  @Override
  public final GradientNormalization getGradientNormalization() {
    return GradientNormalization.None;
  }

  @Override
  public final double getGradientNormalizationThreshold() {
    return 0;
  }

  @Override
  public final LayerMemoryReport getMemoryReport(InputType input) {
    long length = parameters().stream().mapToLong(ParameterSpec::length).sum();
    return new LayerMemoryReport.Builder(
            getLayerName(), getClass(), input, getOutputType(-1, input))
        .standardMemory(length, 0)
        .build();
  }

  @Override
  public final boolean equals(@Nullable Object other) {
    return other instanceof FastLayer layer
        && getClass() == layer.getClass()
        && super.equals(other)
        && initialGain == layer.initialGain
        && settings().equals(layer.settings());
  }

  @Override
  public final int hashCode() {
    return 31 * super.hashCode() + settings().hashCode();
  }
}
