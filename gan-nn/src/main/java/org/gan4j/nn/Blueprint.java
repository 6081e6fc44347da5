package org.gan4j.nn;

import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.api.layers.IOutputLayer;
import org.deeplearning4j.nn.api.layers.LayerConstraint;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayerWithBackprop;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.network.MemoryBudget;
import org.gan4j.api.network.Parameters.Role;
import org.gan4j.nn.layers.ConditionalBatchNorm;
import org.gan4j.nn.layers.Elementwise;
import org.gan4j.nn.layers.FastLayer;
import org.gan4j.nn.layers.Shapes;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.config.NoOp;

/** The layers of a network with all shapes known, and the place of each in the parameter vector. */
final class Blueprint {
  private final MultiLayerConfiguration configuration;
  private final DataType dataType;
  private final SampleShape output;
  private final List<InputType> outputs;
  private final long[] offsets;

  private Blueprint(
      MultiLayerConfiguration configuration, DataType dataType, List<InputType> outputs) {
    this.configuration = configuration;
    this.dataType = dataType;
    this.outputs = List.copyOf(outputs);
    this.output = Shapes.sample(outputs.get(outputs.size() - 1));
    offsets = new long[size() + 1];
    for (int i = 0; i < size(); i++) {
      offsets[i + 1] = MemoryBudget.plus(offsets[i], count(configuration.getConf(i)));
    }
  }

  /** The number of parameters; {@link Long#MAX_VALUE} if there are too many to count. */
  private static long count(NeuralNetConfiguration layer) {
    try {
      long count = layer.getLayer().initializer().numParams(layer);
      return count < 0 ? Long.MAX_VALUE : count;
    } catch (ArithmeticException e) {
      return Long.MAX_VALUE;
    }
  }

  /**
   * Connects the layers.
   *
   * @param input the shape of the first layer's input
   * @throws IllegalArgumentException if they do not fit together
   */
  static Blueprint of(NetworkDefinition definition, SampleShape input, DataType dataType) {
    NeuralNetConfiguration.ListBuilder list =
        new NeuralNetConfiguration.Builder()
            .dataType(dataType)
            .updater(new NoOp())
            .miniBatch(false)
            .list();
    FusedLayers fused = FusedLayers.of(definition);
    for (Layer layer : fused.layers()) {
      requireTrainable(layer);
      list.layer(layer.clone());
    }
    fused.preprocessors().forEach(list::inputPreProcessor);
    InputType type = Shapes.type(input);
    // Building a configuration seeds the thread's generator, which has no effect here.
    try (ThreadRandomness ignored = ThreadRandomness.of(new RandomKey(0))) {
      MultiLayerConfiguration configuration =
          list.setInputType(type).validateOutputLayerConfig(false).build();
      configuration.setDataType(dataType);
      return new Blueprint(configuration, dataType, configuration.getLayerActivationTypes(type));
    }
  }

  /**
   * Rejects settings that Deeplearning4j's training applies and this implementation would silently
   * ignore.
   */
  private static void requireTrainable(Layer layer) {
    if (layer instanceof BaseOutputLayer
        || layer instanceof LossLayer
        || layer instanceof IOutputLayer) {
      throw unsupported(layer, "has a loss, which is the objective's business");
    }
    if (layer instanceof FrozenLayer || layer instanceof FrozenLayerWithBackprop) {
      throw unsupported(layer, "would be trained all the same");
    }
    List<LayerConstraint> constraints = layer.getConstraints();
    if (constraints != null && !constraints.isEmpty()) {
      throw unsupported(layer, "has constraints; use a regularizer");
    }
    if (layer instanceof BaseLayer base
        && (isPresent(base.getRegularization()) || isPresent(base.getRegularizationBias()))) {
      throw unsupported(layer, "has a weight penalty; use a regularizer");
    }
  }

  private static boolean isPresent(@Nullable Collection<?> penalties) {
    return penalties != null && !penalties.isEmpty();
  }

  private static IllegalArgumentException unsupported(Layer layer, String why) {
    return new IllegalArgumentException(
        "layer " + layer.getClass().getSimpleName() + " cannot be in a player: it " + why);
  }

  boolean isDeterministic() {
    return configuration.getConfs().stream()
        .allMatch(layer -> layer.getLayer() instanceof FastLayer own && own.isDeterministic());
  }

  MultiLayerConfiguration configuration() {
    return configuration;
  }

  DataType dataType() {
    return dataType;
  }

  /** The shape of the last layer's output for one sample. */
  SampleShape output() {
    return output;
  }

  /** A layer in words, for messages. */
  String describe(int index) {
    Layer layer = layer(index);
    return layer instanceof Elementwise ? layer.toString() : layer.getClass().getSimpleName();
  }

  int size() {
    return configuration.getConfs().size();
  }

  Layer layer(int index) {
    return configuration.getConf(index).getLayer();
  }

  @Nullable InputPreProcessor preprocessor(int index) {
    return configuration.getInputPreProcess(index);
  }

  boolean hasParameters(int index) {
    return offsets[index] < offsets[index + 1];
  }

  /** The layer whose input is the network's features. */
  int lastWithParameters() {
    int last = size() - 1;
    while (last > 0 && !hasParameters(last)) {
      last--;
    }
    return last;
  }

  long parameterCount() {
    return offsets[size()];
  }

  /**
   * The layers with weights, by their indices: neither activations nor normalizations, whose
   * weights come from the condition.
   */
  int[] weighted() {
    return IntStream.range(0, size()).filter(this::hasWeights).toArray();
  }

  private boolean hasWeights(int index) {
    return layer(index) instanceof FastLayer own
        ? !(own instanceof ConditionalBatchNorm)
            && own.parametersWithGain().stream().anyMatch(spec -> spec.role() == Role.WEIGHT)
        : hasParameters(index) && !(layer(index) instanceof BatchNormalization);
  }

  /** The number of parameters of a layer. */
  long parameterCount(int index) {
    return offsets[index + 1] - offsets[index];
  }

  /** The layer with the most parameters. */
  int largestLayer() {
    int largest = 0;
    for (int i = 1; i < size(); i++) {
      largest = parameterCount(i) > parameterCount(largest) ? i : largest;
    }
    return largest;
  }

  /** The shape of a layer's output for one sample. */
  SampleShape output(int index) {
    return Shapes.sample(outputs.get(index));
  }

  /** How many numbers a layer makes of one sample. */
  long outputLength(int index) {
    return outputs.get(index).arrayElementsPerExample();
  }

  /** Whether a layer writes its gradient over what was there. */
  boolean hasStockLayers() {
    return IntStream.range(0, size()).anyMatch(this::overwritesGradient);
  }

  /** Whether the layer writes its gradient as Deeplearning4j does: over what was there. */
  boolean overwritesGradient(int index) {
    return hasParameters(index) && !(layer(index) instanceof FastLayer);
  }

  /** The part of a vector that belongs to a layer with parameters. */
  INDArray part(INDArray vector, int index) {
    return vector.get(NDArrayIndex.interval(offsets[index], offsets[index + 1]));
  }

  /**
   * Makes the object that computes a layer. Its configuration is a copy, since Deeplearning4j keeps
   * dropout masks there.
   */
  org.deeplearning4j.nn.api.Layer instantiate(int index, INDArray values) {
    NeuralNetConfiguration copy = configuration.getConf(index).clone();
    copy.getLayer().setDataType(dataType);
    return copy.getLayer()
        .instantiate(
            copy,
            List.of(),
            index,
            hasParameters(index) ? part(values, index) : null,
            false,
            dataType);
  }
}
