package org.gan4j.nn;

import org.gan4j.api.SampleShape;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * How the condition is injected into a network: input and condition become the one array that the
 * layers see, by a map that is linear in them.
 *
 * <p>Stateless and thread-safe.
 */
public interface Conditioning {

  /** Whether there is anything to join: false where the layers read the condition themselves. */
  default boolean joins() {
    return true;
  }

  /**
   * The shape that the first layer sees.
   *
   * @throws IllegalArgumentException if the two do not go together; say what does
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

  /** Vectors one after the other, and images of equal height and width as further channels. */
  static Conditioning concatenation() {
    return Concatenation.ALONG_FEATURES;
  }

  /** Both flattened to vectors, one after the other: for anything, in front of dense layers. */
  static Conditioning flattening() {
    return Concatenation.FLATTENED;
  }

  /**
   * The first layer sees the input alone: for networks with a {@link
   * org.gan4j.nn.layers.ConditionedLayer}, such as a projection discriminator.
   */
  static Conditioning byLayers() {
    return ConditionByLayers.INSTANCE;
  }
}
