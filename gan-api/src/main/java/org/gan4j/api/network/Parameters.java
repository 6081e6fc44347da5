package org.gan4j.api.network;

import java.util.List;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The parameters of a network: named views on one flat vector, and their gradient.
 *
 * <p>Not thread-safe: views on arrays that training changes.
 */
@NotThreadSafe
public interface Parameters {

  /** All values, [n]: changing it changes the network. */
  INDArray values();

  /**
   * The gradient accumulated since it was cleared, [n]: parallel to {@link #values()}, zero for
   * running statistics.
   */
  INDArray gradient();

  /** The parts of the vector, in its order. */
  List<Parameter> named();

  /** Sets the gradient to zero, and forgets recorded running statistics. */
  void clearGradient();

  /**
   * One part of the vector.
   *
   * @param name unique within the network, such as {@code 3-dense/weights}
   * @param value a view of {@link #values()} in its natural shape
   * @param gradient a view of {@link #gradient()} in the same shape
   * @param role what it is
   */
  record Parameter(String name, INDArray value, INDArray gradient, Role role) {}

  /** The purpose of a parameter. Regularizers choose by it. */
  enum Role {
    /**
     * Multiplies activations. The last dimension counts what the others are weights of, or are
     * weighted by: {@code [inputs, outputs]}, {@code [height, width, channels, filters]}.
     */
    WEIGHT,
    /** Is added to activations. */
    BIAS,
    /** Scale or shift of a normalization. */
    NORMALIZATION,
    /** A running statistic: moved by forward passes, not by an optimizer. */
    STATISTIC
  }
}
