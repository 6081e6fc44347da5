package org.gan4j.nn;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;
import org.gan4j.api.GanException;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.network.InputGradient;
import org.gan4j.api.network.MemoryBudget;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Network;
import org.gan4j.api.network.Optimizer;
import org.gan4j.api.network.Parameters;
import org.gan4j.api.network.Pass;
import org.gan4j.nn.graph.ExportableNetwork;
import org.gan4j.nn.graph.GraphBuilder;
import org.gan4j.nn.graph.GraphValue;
import org.gan4j.nn.layers.FastLayer;
import org.gan4j.nn.layers.LayerNames;
import org.gan4j.nn.torch.TorchAxis;
import org.gan4j.nn.torch.TorchLayout;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A network that is a stack of Deeplearning4j layers. Gradients are explicit, several passes can be
 * open, and parameters and statistics change only in {@link #update}.
 *
 * <p>An input must not change while its pass is open. In a steady state, with this module's layers
 * and closed passes, no native memory is allocated.
 */
@NotThreadSafe
public final class LayeredNetwork implements Network, ExportableNetwork {
  private final Interface contract;
  private final Conditioning conditioning;
  private final Blueprint blueprint;
  private final FlatParameters parameters;
  private final PassPool pool;

  /**
   * The shapes and data type that a network must have.
   *
   * @param name what to call it in messages
   * @param input the shape of the input without the condition
   * @param condition the shape of the condition; null if there is none
   * @param output the shape of the output, of as many numbers as the last layer makes; null for the
   *     shape that the last layer makes
   * @param dataType FLOAT, or DOUBLE in gradient checks
   */
  public record Interface(
      String name,
      SampleShape input,
      @Nullable SampleShape condition,
      @Nullable SampleShape output,
      DataType dataType) {}

  /**
   * Builds a network with fresh parameters.
   *
   * @param key randomness for the parameters
   * @throws IllegalArgumentException if the layers do not fit together or the contract
   * @throws org.gan4j.api.GanException of kind USAGE if the memory of the process does not suffice
   */
  public LayeredNetwork(Interface contract, NetworkDefinition definition, RandomKey key) {
    this(contract, definition, key, MemoryBudget.ofProcess());
  }

  /**
   * Builds a network with fresh parameters.
   *
   * @param key randomness for the parameters
   * @param memory what the network reserves its memory from, before it allocates any
   * @throws IllegalArgumentException if the layers do not fit together or the contract
   * @throws org.gan4j.api.GanException of kind USAGE if the memory does not suffice
   */
  public LayeredNetwork(
      Interface contract, NetworkDefinition definition, RandomKey key, MemoryBudget memory) {
    this.contract = contract;
    conditioning = definition.conditioning();
    SampleShape seen =
        contract.condition() == null
            ? contract.input()
            : conditioning.joined(contract.input(), contract.condition());
    blueprint = Blueprint.of(definition, seen, contract.dataType());
    SampleShape output = contract.output();
    if (output != null && output.length() != blueprint.output().length()) {
      throw new IllegalArgumentException(
          "the layers of the "
              + contract.name()
              + " end with "
              + blueprint.output()
              + " where "
              + output
              + " is expected");
    }
    NetworkMemory.reserve(contract.name(), blueprint, seen, memory);
    parameters = new FlatParameters(blueprint);
    parameters.initialize(blueprint, definition.initialization(), key);
    pool = new PassPool(contract.name(), () -> new PassBuffers(contract, conditioning, newStack()));
  }

  private LayerStack newStack() {
    return new LayerStack(blueprint, parameters);
  }

  /** The layers with all their shapes. Not to be changed. */
  public MultiLayerConfiguration configuration() {
    return blueprint.configuration();
  }

  /** The shapes of its arrays. */
  Interface contract() {
    return contract;
  }

  /** The shape of the output for one sample. */
  public SampleShape output() {
    SampleShape output = contract.output();
    return output == null ? blueprint.output() : output;
  }

  /**
   * Whether a pass in {@link Mode#TRAIN} is a function of input, condition and parameters alone.
   * Deeplearning4j's own layers count as random, since they do not declare whether they are.
   */
  @Override
  public boolean isDeterministic() {
    return blueprint.isDeterministic();
  }

  @Override
  public Parameters parameters() {
    return parameters;
  }

  @Override
  public void update(Optimizer optimizer, long step) {
    parameters.update(optimizer, step);
  }

  /**
   * Runs the layers.
   *
   * @param input [batch, input shape]
   * @param condition [batch, condition shape]; null if the network has none
   * @param mode whether a backward pass may follow
   * @param key randomness of this pass; not used in {@link Mode#INFER}
   * @return a pass with output [batch, output shape]
   */
  @Override
  public Pass forward(INDArray input, @Nullable INDArray condition, Mode mode, RandomKey key) {
    check(input, condition);
    PassBuffers buffers = pool.take();
    buffers.forward(input, condition, mode, key);
    return new OpenPass(pool, buffers, mode);
  }

  /** Why there is no {@link #inputGradient}; empty if there is one. */
  @Override
  public Optional<String> inputGradientObstacle() {
    PassBuffers buffers = pool.take();
    try {
      return buffers.curvature();
    } finally {
      pool.giveBack(buffers);
    }
  }

  /**
   * Differentiates the mean of each sample's outputs with respect to the sample, in a way that can
   * be differentiated again. For networks that are piecewise linear: there the gradient is v = Wᵀ…s
   * with s = 1/outputs, a product of weights and masks, and the derivative of ⟨d, v⟩ with respect
   * to the weights, with the masks as constants, is that of the linearized network's mean output in
   * the direction d.
   *
   * @param input [batch, input shape]
   * @param condition [batch, condition shape]; null if the network has none
   * @param key randomness of this pass
   * @throws UnsupportedOperationException if there is an {@link #inputGradientObstacle()}
   */
  @Override
  public InputGradient inputGradient(INDArray input, @Nullable INDArray condition, RandomKey key) {
    check(input, condition);
    PassBuffers buffers = pool.take();
    Optional<String> obstacle = buffers.curvature();
    if (obstacle.isPresent()) {
      pool.giveBack(buffers);
      throw new UnsupportedOperationException(
          "the " + contract.name() + " cannot be linearized: " + obstacle.get());
    }
    buffers.forward(input, condition, Mode.TRAIN, key);
    return new OpenInputGradient(pool, buffers);
  }

  /**
   * Runs some of the layers in {@link Mode#INFER}, such as those before or after activations that
   * the caller changes. Layers that fuse count as one.
   *
   * @param first the first of them, from 0
   * @param end the layer after the last of them
   * @param activations the input of the first, [batch, …]; for layer 0 the network's input
   * @param condition [batch, condition shape]; null if the network has none
   * @return the output of the last, as a new array [batch, …]
   * @throws IndexOutOfBoundsException if there are no such layers
   */
  public INDArray infer(int first, int end, INDArray activations, @Nullable INDArray condition) {
    Objects.checkFromToIndex(first, end, blueprint.size());
    PassBuffers buffers = pool.take();
    try {
      return buffers.infer(first, end, activations, condition);
    } finally {
      pool.giveBack(buffers);
    }
  }

  /**
   * The input of the last layer with parameters, in {@link Mode#INFER}.
   *
   * @param input [batch, input shape]
   * @param condition [batch, condition shape]; null if the network has none
   * @return a new array [batch, features]
   */
  public INDArray features(INDArray input, @Nullable INDArray condition) {
    check(input, condition);
    PassBuffers buffers = pool.take();
    try {
      return buffers.inferFeatures(input, condition);
    } finally {
      pool.giveBack(buffers);
    }
  }

  /**
   * The activations that a layer receives, in {@link Mode#INFER}.
   *
   * @param input [batch, input shape]
   * @param condition [batch, condition shape]; null if the network has none
   * @param weighted which of the layers with weights receives them, from 0; the last layer's output
   *     if there are not as many
   * @return a new array [batch, activations]
   */
  INDArray activationsBefore(INDArray input, @Nullable INDArray condition, int weighted) {
    check(input, condition);
    int[] layers = blueprint.weighted();
    int end = weighted < layers.length ? layers[weighted] : blueprint.size();
    return activations(input, condition, end);
  }

  /** The output of the first layer with weights, as {@link #activationsBefore}. */
  INDArray firstWeighted(INDArray input, @Nullable INDArray condition) {
    check(input, condition);
    int[] layers = blueprint.weighted();
    return activations(input, condition, layers.length == 0 ? blueprint.size() : layers[0] + 1);
  }

  /** How many layers have weights. */
  int weightedLayers() {
    return blueprint.weighted().length;
  }

  private INDArray activations(INDArray input, @Nullable INDArray condition, int end) {
    PassBuffers buffers = pool.take();
    try {
      return buffers.inferActivations(input, condition, end);
    } finally {
      pool.giveBack(buffers);
    }
  }

  @Override
  public Signature signature() {
    return new Signature(contract.input(), contract.condition(), output());
  }

  @Override
  public GraphValue export(
      GraphBuilder graph, @Nullable GraphValue input, @Nullable GraphValue condition) {
    GraphBuilder own = graph.forNetwork(parameters, condition);
    GraphValue value = exported(own, input, condition, blueprint.size());
    return output().equals(blueprint.output()) ? value : own.reshape(value, output());
  }

  /** Adds the operations of the {@linkplain #features features}, [batch, features]. */
  GraphValue exportFeatures(
      GraphBuilder graph, @Nullable GraphValue input, @Nullable GraphValue condition) {
    GraphBuilder own = graph.forNetwork(parameters, condition);
    int last = blueprint.lastWithParameters();
    GraphValue value = prepared(own, last, exported(own, input, condition, last));
    return shapeBefore(last).isImage() ? own.apply("Flatten", value) : value;
  }

  /** The layers before one. */
  private GraphValue exported(
      GraphBuilder own, @Nullable GraphValue input, @Nullable GraphValue condition, int end) {
    if (input == null) {
      throw new IllegalArgumentException("the network has an input");
    }
    GraphValue value = joined(own, input, condition);
    for (int i = 0; i < end; i++) {
      String prefix = LayerNames.of(i, blueprint.layer(i)) + "/";
      value =
          exportedLayer(own.within(prefix), i).export(own.within(prefix), prepared(own, i, value));
    }
    return value;
  }

  private SampleShape shapeBefore(int layer) {
    return layer == 0 ? seen() : blueprint.output(layer - 1);
  }

  /** The input, joined with the condition unless layers take it. */
  private SampleShape seen() {
    SampleShape condition = contract.condition();
    return condition == null || !conditioning.joins()
        ? contract.input()
        : conditioning.joined(contract.input(), condition);
  }

  private GraphValue joined(GraphBuilder graph, GraphValue input, @Nullable GraphValue condition) {
    SampleShape shape = contract.condition();
    return condition == null || shape == null || !conditioning.joins()
        ? input
        : conditioning.export(graph, input, contract.input(), condition, shape);
  }

  private FastLayer exportedLayer(GraphBuilder graph, int index) {
    if (blueprint.layer(index) instanceof FastLayer own) {
      return own;
    }
    throw graph.unsupported(blueprint.layer(index));
  }

  /** After what Deeplearning4j puts before a layer: an image is flattened, or a vector is none. */
  private GraphValue prepared(GraphBuilder graph, int index, GraphValue value) {
    InputPreProcessor before = blueprint.preprocessor(index);
    if (before == null) {
      return value;
    }
    if (before instanceof CnnToFeedForwardPreProcessor) {
      return graph.apply("Flatten", value);
    }
    if (before instanceof FeedForwardToCnnPreProcessor images) {
      SampleShape shape =
          SampleShape.image(
              Math.toIntExact(images.getNumChannels()),
              Math.toIntExact(images.getInputHeight()),
              Math.toIntExact(images.getInputWidth()));
      return graph.reshape(value, shape);
    }
    throw GanException.usage(
        "what is done before a layer cannot be exported: " + before.getClass().getSimpleName(),
        contract.name() + ", layer " + index,
        "export another network with --player");
  }

  @Override
  public void describe(TorchLayout layout) {
    describe(layout, givenAxis());
  }

  /** {@link #describe(TorchLayout)} for an input in another order. */
  void describe(TorchLayout layout, TorchAxis input) {
    describe(layout, input, blueprint.size());
    SampleShape made = blueprint.output();
    if (made.isImage() != output().isImage()) {
      layout.module(output().isImage() ? "Unflatten(1, " + output() + ")" : "Flatten()");
    }
  }

  private TorchAxis givenAxis() {
    SampleShape seen = seen();
    return TorchAxis.given(seen.isImage() ? seen.channels() : seen.length());
  }

  /** The layers before the features; returns the order of the features. */
  TorchAxis describeFeatures(TorchLayout layout) {
    int last = blueprint.lastWithParameters();
    TorchAxis axis = describe(layout, givenAxis(), last);
    SampleShape features = shapeBefore(last);
    if (!features.isImage()) {
      return axis;
    }
    layout.module("Flatten()");
    return TorchAxis.given(features.length());
  }

  /** The layers before one; returns the order of the last one's output. */
  private TorchAxis describe(TorchLayout layout, TorchAxis input, int end) {
    TorchLayout own = layout.forNetwork(parameters);
    TorchAxis axis = input;
    for (int i = 0; i < end; i++) {
      Layer layer = blueprint.layer(i);
      TorchLayout within = own.within(LayerNames.of(i, layer) + "/");
      if (!(layer instanceof FastLayer fast) || blueprint.preprocessor(i) != null) {
        throw within.unsupported(layer);
      }
      axis = fast.describe(within, axis);
    }
    return axis;
  }

  private void check(INDArray input, @Nullable INDArray condition) {
    if (pool.isClosed()) {
      throw new IllegalStateException("the " + contract.name() + " is closed");
    }
    if (input.isEmpty() || input.rank() == 0) {
      throw new IllegalArgumentException(
          "the " + contract.name() + " expects a batch of at least one");
    }
    check("input", input, contract.input(), input.size(0));
    if (contract.condition() != null) {
      if (condition == null) {
        throw new IllegalArgumentException("the " + contract.name() + " needs a condition");
      }
      check("condition", condition, contract.condition(), input.size(0));
    } else if (condition != null) {
      throw new IllegalArgumentException("the " + contract.name() + " takes no condition");
    }
  }

  private void check(String what, INDArray array, SampleShape shape, long batch) {
    long[] expected = shape.batch(batch);
    if (!Arrays.equals(array.shape(), expected) || array.dataType() != contract.dataType()) {
      throw new IllegalArgumentException(
          "the "
              + contract.name()
              + " expects as "
              + what
              + " [batch, "
              + shape.toString().replace("×", ", ")
              + "] of "
              + contract.dataType()
              + ", not "
              + Arrays.toString(array.shape())
              + " of "
              + array.dataType()
              + (array.rank() == expected.length && array.size(0) != batch
                  ? ": the batch must have " + batch + " rows"
                  : ""));
    }
  }

  @Override
  public void close() {
    if (!pool.isClosed()) {
      pool.close();
      parameters.close();
    }
  }
}
