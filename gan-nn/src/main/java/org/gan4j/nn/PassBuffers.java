package org.gan4j.nn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.network.Mode;
import org.gan4j.api.network.Wrt;
import org.gan4j.nn.LayeredNetwork.Interface;
import org.gan4j.nn.arrays.CachedView;
import org.gan4j.nn.arrays.MemoryLayout;
import org.gan4j.nn.arrays.ReusableArray;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The buffers of one pass of a network: a stack of layer objects, and the arrays that convert
 * between the caller's arrays and those of the layers.
 */
final class PassBuffers implements AutoCloseable {
  private final Interface contract;
  private final Conditioning conditioning;
  private final LayerStack layers;
  private final List<ReusableArray> arrays = new ArrayList<>();
  private final ReusableArray joined;
  private final ReusableArray denseInput;
  private final ReusableArray denseCondition;
  private final ReusableArray denseOutput;
  private final ReusableArray inputGradient;
  private final ReusableArray seenByLast;
  private final ReusableArray shares;
  private final ReusableArray constantCondition;
  private final ReusableArray conditionGradient;
  private final CachedView outputView = new CachedView();
  private final CachedView gradientView = new CachedView();
  private @Nullable INDArray output;
  private @Nullable INDArray latestConditionGradient;
  private long[] inputShape = new long[0];
  private long[] layersOutputShape = new long[0];

  PassBuffers(Interface contract, Conditioning conditioning, LayerStack layers) {
    this.contract = contract;
    this.conditioning = conditioning;
    this.layers = layers;
    joined = reusable(contract.dataType());
    denseInput = reusable(contract.dataType());
    denseCondition = reusable(contract.dataType());
    denseOutput = reusable(contract.dataType());
    inputGradient = reusable(contract.dataType());
    seenByLast = reusable(contract.dataType());
    shares = reusable(contract.dataType());
    constantCondition = reusable(contract.dataType());
    conditionGradient = reusable(contract.dataType());
  }

  private ReusableArray reusable(DataType dataType) {
    ReusableArray array = new ReusableArray(dataType);
    arrays.add(array);
    return array;
  }

  void forward(INDArray input, @Nullable INDArray condition, Mode mode, RandomKey key) {
    inputShape = input.shape();
    INDArray injected = dense(condition);
    INDArray result = layers.forward(joined(input, injected), injected, mode, key);
    layersOutputShape = result.shape();
    output = shaped(detached(result, denseOutput));
  }

  INDArray output() {
    return Objects.requireNonNull(output);
  }

  /** The input of the last layer with parameters in this pass, [batch, features]. */
  INDArray features() {
    INDArray seen = MemoryLayout.dense(detached(layers.penultimate(), seenByLast), seenByLast);
    return rows(seen);
  }

  /**
   * The activations after some layers in inference, as a new array [batch, activations].
   *
   * @param end how many layers are run
   */
  INDArray inferActivations(INDArray input, @Nullable INDArray condition, int end) {
    INDArray injected = dense(condition);
    return rows(layers.infer(0, end, joined(input, injected), injected).dup('c'));
  }

  /** The input of the last layer with parameters in inference, as a new array [batch, features]. */
  INDArray inferFeatures(INDArray input, @Nullable INDArray condition) {
    INDArray injected = dense(condition);
    return rows(layers.penultimate(joined(input, injected), injected).dup('c'));
  }

  /** The output of the layers from one number to before another in inference, as a new array. */
  INDArray infer(int first, int end, INDArray activations, @Nullable INDArray condition) {
    INDArray injected = dense(condition);
    INDArray input =
        first == 0 ? joined(activations, injected) : MemoryLayout.dense(activations, denseInput);
    return layers.infer(first, end, input, injected).dup('c');
  }

  private static INDArray rows(INDArray array) {
    return array.reshape('c', array.size(0), array.length() / array.size(0));
  }

  /** Why there is no {@link #inputGradient()}; empty if there is. */
  Optional<String> curvature() {
    return layers.curvature();
  }

  private @Nullable INDArray dense(@Nullable INDArray condition) {
    return condition == null ? null : MemoryLayout.dense(condition, denseCondition);
  }

  private INDArray joined(INDArray input, @Nullable INDArray condition) {
    INDArray first = MemoryLayout.dense(input, denseInput);
    if (condition == null || contract.condition() == null || !conditioning.joins()) {
      return first;
    }
    SampleShape shape = conditioning.joined(contract.input(), contract.condition());
    INDArray both = joined.shaped(shape.batch(input.size(0)));
    conditioning.join(first, condition, both);
    return both;
  }

  /** Without gaps, and outside of the layers' workspaces, which callers know nothing of. */
  private static INDArray detached(INDArray array, ReusableArray copy) {
    if (!array.isAttached()) {
      return MemoryLayout.dense(array, copy);
    }
    INDArray outside = copy.like(array);
    outside.assign(array);
    return outside;
  }

  private INDArray shaped(INDArray array) {
    SampleShape output = contract.output();
    if (output == null) {
      return array;
    }
    long[] expected = output.batch(array.size(0));
    return Arrays.equals(array.shape(), expected)
        ? array
        : outputView.of(array, source -> source.reshape('c', expected));
  }

  /** The derivative of the mean of each sample's outputs with respect to the sample. */
  INDArray inputGradient() {
    return Objects.requireNonNull(backward(shares(), null, Wrt.INPUT));
  }

  /** The backward pass of {@link #inputGradient}. */
  void inputGradientBackward(INDArray gradient) {
    layers.pushForward(direction(gradient));
    backward(shares(), null, Wrt.PARAMETERS);
  }

  /** The derivative of the mean of a sample's outputs with respect to each of them. */
  private INDArray shares() {
    INDArray array = shares.like(output());
    array.assign((double) array.size(0) / array.length());
    return array;
  }

  /** A direction in the space of the layers' input; the condition is constant. */
  private INDArray direction(INDArray gradient) {
    SampleShape condition = contract.condition();
    if (condition == null) {
      return joined(gradient, null);
    }
    INDArray zero = constantCondition.shaped(condition.batch(gradient.size(0)));
    zero.assign(0);
    return joined(gradient, zero);
  }

  @Nullable INDArray backward(
      @Nullable INDArray outputGradient, @Nullable INDArray featureGradient, Wrt wrt) {
    INDArray epsilon = outputGradient;
    if (outputGradient != null && !Arrays.equals(outputGradient.shape(), layersOutputShape)) {
      epsilon = gradientView.of(outputGradient, array -> array.reshape('c', layersOutputShape));
    }
    INDArray result = layers.backward(epsilon, featureGradient, wrt);
    if (result == null) {
      return null;
    }
    if (wrt.condition()) {
      differentiateCondition(result);
    }
    if (contract.condition() == null || !conditioning.joins()) {
      return detached(result, inputGradient);
    }
    INDArray part = inputGradient.shaped(inputShape);
    conditioning.split(result, part);
    return part;
  }

  /** The condition's gradient: what is joined to the input, and what layers read themselves. */
  private void differentiateCondition(INDArray joinedGradient) {
    SampleShape condition = contract.condition();
    if (condition == null) {
      throw new IllegalStateException("the " + contract.name() + " has no condition");
    }
    INDArray gradient = conditionGradient.shaped(condition.batch(inputShape[0]));
    if (conditioning.joins()) {
      conditioning.splitCondition(joinedGradient, gradient);
    } else {
      gradient.assign(0);
    }
    layers.addConditionGradient(gradient);
    latestConditionGradient = gradient;
  }

  INDArray conditionGradient() {
    if (latestConditionGradient == null) {
      throw new IllegalStateException(
          "there was no backward pass with respect to the condition of the " + contract.name());
    }
    return latestConditionGradient;
  }

  boolean isDifferentiableInInference() {
    return layers.isDifferentiableInInference();
  }

  /** Ends the pass. */
  void end() {
    layers.end();
    output = null;
    latestConditionGradient = null;
  }

  @Override
  public void close() {
    layers.close();
    arrays.forEach(ReusableArray::close);
  }
}
