package org.gan4j.nn;

import org.gan4j.api.GanException;
import org.gan4j.api.SampleShape;
import org.gan4j.api.concurrent.ThreadSafe;
import org.gan4j.nn.graph.GraphBuilder;
import org.gan4j.nn.graph.GraphValue;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * How the condition is injected into a network: a map that is linear in both joins input and
 * condition into the array that the layers receive.
 */
@ThreadSafe
public interface Conditioning {

  /** Whether there is anything to join: false where the layers read the condition themselves. */
  default boolean joins() {
    return true;
  }

  /**
   * The shape of the first layer's input.
   *
   * @throws IllegalArgumentException if the two cannot be joined; the message says which shapes can
   */
  SampleShape joined(SampleShape input, SampleShape condition);

  /**
   * Joins a batch.
   *
   * @param input [batch, input shape], not changed
   * @param condition [batch, condition shape], not changed
   * @param joined [batch, joined shape], overwritten
   */
  void join(INDArray input, INDArray condition, INDArray joined);

  /**
   * The backward pass of {@link #join} with respect to the input.
   *
   * @param joinedGradient [batch, joined shape]
   * @param inputGradient [batch, input shape], overwritten
   */
  void split(INDArray joinedGradient, INDArray inputGradient);

  /**
   * The backward pass of {@link #join} with respect to the condition.
   *
   * @param joinedGradient [batch, joined shape]
   * @param conditionGradient [batch, condition shape], overwritten
   * @throws UnsupportedOperationException if this way of joining does not offer it
   */
  default void splitCondition(INDArray joinedGradient, INDArray conditionGradient) {
    throw new UnsupportedOperationException(
        getClass().getSimpleName() + " offers no gradient of the condition");
  }

  /**
   * {@link #join} as operations of a graph. The default refuses.
   *
   * @param graph is added to
   * @param input [batch, input shape]
   * @param condition [batch, condition shape]
   * @return [batch, joined shape]
   * @throws GanException of kind USAGE if it has no such description
   */
  default GraphValue export(
      GraphBuilder graph,
      GraphValue input,
      SampleShape inputShape,
      GraphValue condition,
      SampleShape conditionShape) {
    String name = getClass().getSimpleName();
    throw GanException.usage(
        "a network whose condition is joined by " + name + " cannot be exported",
        name,
        "the authors of a way to join conditions override Conditioning.export");
  }

  /** Vectors one after the other, and images of equal height and width as further channels. */
  static Conditioning concatenation() {
    return Concatenation.ALONG_FEATURES;
  }

  /**
   * Both flattened to vectors and concatenated: for inputs of any shape, in front of dense layers.
   */
  static Conditioning flattening() {
    return Concatenation.FLATTENED;
  }

  /**
   * The first layer receives the input alone: for networks with a {@link
   * org.gan4j.nn.layers.ConditionedLayer}, such as a projection discriminator.
   */
  static Conditioning byLayers() {
    return ConditionByLayers.INSTANCE;
  }
}
