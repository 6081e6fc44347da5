package org.gan4j.nn;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.gan4j.api.RandomKey;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Wrt;
import org.gan4j.nn.layers.ConditionedLayer;
import org.gan4j.nn.layers.DifferentiableLayer;
import org.gan4j.nn.layers.PiecewiseLinear;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The layer objects of a network for one pass at a time. All stacks of a network share its
 * parameters and differ in what a forward pass leaves for the backward pass, so that several passes
 * can be open at once.
 *
 * <p>What it returns is valid until the pass ends, and may be attached to a workspace until then.
 */
final class LayerStack implements AutoCloseable {
  private final Blueprint blueprint;
  private final FlatParameters parameters;
  private final Layer[] layers;
  private final int firstWithParameters;
  private final int lastWithParameters;
  private final boolean hasStockLayers;
  private final PassMemory memory = new PassMemory();
  private @Nullable INDArray seenByLast;

  LayerStack(Blueprint blueprint, FlatParameters parameters) {
    this.blueprint = blueprint;
    this.parameters = parameters;
    layers = new Layer[blueprint.size()];
    int first = layers.length;
    boolean stock = false;
    for (int i = 0; i < layers.length; i++) {
      layers[i] = blueprint.instantiate(i, parameters.values());
      stock |= !(layers[i] instanceof DifferentiableLayer) || blueprint.preprocessor(i) != null;
      if (blueprint.hasParameters(i)) {
        layers[i].setBackpropGradientsViewArray(parameters.gradientOf(blueprint, i));
        first = Math.min(first, i);
      }
    }
    firstWithParameters = first;
    lastWithParameters = blueprint.lastWithParameters();
    hasStockLayers = stock;
  }

  /** Begins a pass and runs all layers. */
  INDArray forward(INDArray input, @Nullable INDArray condition, Mode mode, RandomKey key) {
    begin();
    injectCondition(condition);
    if (mode == Mode.TRAIN && hasStockLayers) {
      try (ThreadRandomness ignored = ThreadRandomness.of(key)) {
        return forward(input, 0, layers.length, mode, key);
      }
    }
    return forward(input, 0, layers.length, mode, key);
  }

  /** Begins a pass in inference and returns the input of the last layer with parameters. */
  INDArray penultimate(INDArray input, @Nullable INDArray condition) {
    begin();
    injectCondition(condition);
    INDArray activations = infer(0, lastWithParameters, input);
    return preprocess(activations, lastWithParameters);
  }

  /** Begins a pass in inference and runs the layers from one number to before another. */
  INDArray infer(int first, int end, INDArray input, @Nullable INDArray condition) {
    begin();
    injectCondition(condition);
    return infer(first, end, input);
  }

  private INDArray infer(int first, int end, INDArray input) {
    return forward(input, first, end, Mode.INFER, RandomKey.ofSeed(0));
  }

  private void injectCondition(@Nullable INDArray condition) {
    if (condition != null) {
      for (Layer layer : layers) {
        if (layer instanceof ConditionedLayer conditioned) {
          conditioned.condition(condition);
        }
      }
    }
  }

  private void begin() {
    if (hasStockLayers) {
      memory.begin();
    }
  }

  private INDArray forward(INDArray input, int first, int end, Mode mode, RandomKey key) {
    INDArray activations = input;
    for (int i = first; i < end; i++) {
      activations = preprocess(activations, i);
      if (i == lastWithParameters) {
        seenByLast = activations;
      }
      if (layers[i] instanceof DifferentiableLayer layer) {
        activations = layer.forward(activations, mode, key.split(i));
      } else {
        activations = activate(layers[i], activations, mode);
      }
    }
    return activations;
  }

  /** The input of the last layer with parameters in the latest pass. */
  INDArray penultimate() {
    return Objects.requireNonNull(seenByLast);
  }

  /** Why {@link #pushForward} is not possible; empty if it is. */
  Optional<String> curvature() {
    for (int i = 0; i < layers.length; i++) {
      boolean straight =
          layers[i] instanceof PiecewiseLinear layer
              && layer.isPiecewiseLinear()
              && blueprint.preprocessor(i) == null;
      if (!straight) {
        return Optional.of(
            String.format(
                Locale.ROOT,
                "its layer %d (%s) is not piecewise linear",
                i,
                blueprint.describe(i)));
      }
    }
    return Optional.empty();
  }

  /**
   * Applies the linear part of the latest pass to each sample. All layers must be without {@link
   * #curvature}. The next backward pass differentiates this map.
   *
   * @param direction of the shape of the input of that pass
   */
  INDArray pushForward(INDArray direction) {
    INDArray activations = direction;
    for (Layer layer : layers) {
      activations = ((PiecewiseLinear) layer).pushForward(activations);
    }
    return activations;
  }

  private INDArray preprocess(INDArray activations, int index) {
    InputPreProcessor preprocessor = blueprint.preprocessor(index);
    if (preprocessor == null) {
      return activations;
    }
    int batch = Math.toIntExact(activations.size(0));
    return memory.within(() -> preprocessor.preProcess(activations, batch, memory.manager()));
  }

  private INDArray activate(Layer layer, INDArray activations, Mode mode) {
    boolean training = mode == Mode.TRAIN;
    // In inference, Deeplearning4j's activation layers write over their input.
    return memory.within(
        () ->
            layer.activate(training ? activations : activations.dup(), training, memory.manager()));
  }

  /**
   * The backward pass of an objective of the output and of {@link #penultimate()}.
   *
   * @param outputGradient with respect to the output; null for none, if there is the other one
   * @param featureGradient with respect to the features, as rows of one sample each; null for none
   * @return the gradient with respect to the input; null if not wanted
   */
  @Nullable INDArray backward(
      @Nullable INDArray outputGradient, @Nullable INDArray featureGradient, Wrt wrt) {
    if (wrt.parameters()) {
      parameters.refresh();
    }
    int first = wrt.input() ? 0 : firstWithParameters;
    int end = outputGradient == null ? lastWithParameters : layers.length;
    INDArray epsilon = outputGradient;
    if (epsilon == null) {
      INDArray features = Objects.requireNonNull(featureGradient);
      epsilon = preprocessBackward(shapedAsFeatures(features), lastWithParameters);
    }
    for (int i = end - 1; i >= first; i--) {
      boolean input = i > first || wrt.input();
      boolean own = wrt.parameters() && blueprint.hasParameters(i);
      INDArray next = backward(i, epsilon, wrt.condition() ? wrt : wrt(input, own));
      if (next == null || !input) {
        break;
      }
      if (i == lastWithParameters && featureGradient != null) {
        next.addi(shapedAsFeatures(featureGradient));
      }
      epsilon = preprocessBackward(next, i);
    }
    if (wrt.parameters()) {
      parameters.recordStatistics(end);
    }
    return wrt.input() ? epsilon : null;
  }

  private INDArray shapedAsFeatures(INDArray featureGradient) {
    return featureGradient.reshape('c', penultimate().shape());
  }

  private @Nullable INDArray backward(int index, INDArray epsilon, Wrt wrt) {
    if (layers[index] instanceof DifferentiableLayer layer) {
      return layer.backward(epsilon, wrt);
    }
    INDArray result =
        memory.within(() -> layers[index].backpropGradient(epsilon, memory.manager()).getSecond());
    if (wrt.parameters()) {
      parameters.accumulate(blueprint, index);
    }
    return result;
  }

  private INDArray preprocessBackward(INDArray epsilon, int index) {
    InputPreProcessor preprocessor = blueprint.preprocessor(index);
    if (preprocessor == null) {
      return epsilon;
    }
    int batch = Math.toIntExact(epsilon.size(0));
    return memory.within(() -> preprocessor.backprop(epsilon, batch, memory.manager()));
  }

  private static Wrt wrt(boolean input, boolean own) {
    if (input && own) {
      return Wrt.BOTH;
    }
    return own ? Wrt.PARAMETERS : Wrt.INPUT;
  }

  /**
   * The sum of the derivatives with respect to the condition that the layers of the latest backward
   * pass have read.
   *
   * @param sum [batch, condition shape], to which they are added
   */
  void addConditionGradient(INDArray sum) {
    for (Layer layer : layers) {
      if (layer instanceof ConditionedLayer conditioned) {
        INDArray part = conditioned.conditionGradient();
        if (part != null) {
          sum.addi(part);
        }
      }
    }
  }

  /** Whether a pass in {@link Mode#INFER} can go back. Deeplearning4j's own layers cannot. */
  boolean isDifferentiableInInference() {
    return !hasStockLayers;
  }

  /** Ends the pass. */
  void end() {
    seenByLast = null;
    if (hasStockLayers) {
      for (Layer layer : layers) {
        if (!(layer instanceof DifferentiableLayer)) {
          layer.clear();
        }
      }
      memory.end();
    }
  }

  @Override
  public void close() {
    end();
    memory.close();
    for (Layer layer : layers) {
      if (layer instanceof DifferentiableLayer own) {
        own.close();
      }
    }
  }
}
