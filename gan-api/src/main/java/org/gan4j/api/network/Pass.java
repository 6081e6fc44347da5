package org.gan4j.api.network;

import org.gan4j.api.concurrent.NotThreadSafe;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * One forward pass and its backward pass. Several passes of one network may be open at the same
 * time (a real and a fake batch). Closing a pass gives its buffers back to the network: the output
 * and the input gradient are valid until then.
 *
 * <p>Not thread-safe: used by the thread that uses its network.
 */
@NotThreadSafe
public interface Pass extends AutoCloseable {

  /** The network's output: [batch, …]. Not to be changed. */
  INDArray output();

  /**
   * Propagates a gradient back through this pass, at most once. The parameters' gradient is
   * <em>added</em> to {@link Parameters#gradient()}; running statistics of this pass are recorded
   * if the parameters' gradient is requested, and take effect with {@link Network#update}.
   *
   * @param outputGradient derivative of the objective with respect to {@link #output()}, of its
   *     shape; may be overwritten
   * @param wrt what to differentiate with respect to
   * @return derivative with respect to the input (z, or the samples), of the input's shape; null
   *     for {@link Wrt#PARAMETERS}
   * @throws IllegalStateException the second time; for a pass in {@link Mode#INFER}, if the
   *     parameters' gradient is requested or the network is differentiable in training only
   */
  @Nullable INDArray backward(INDArray outputGradient, Wrt wrt);

  /**
   * {@link #backward} with respect to the input alone.
   *
   * @return derivative with respect to the input, of its shape
   */
  default INDArray backwardToInput(INDArray outputGradient) {
    INDArray gradient = backward(outputGradient, Wrt.INPUT);
    if (gradient == null) {
      throw new IllegalStateException("the network gave no gradient with respect to its input");
    }
    return gradient;
  }

  /**
   * The derivative with respect to the condition, after a backward pass {@link
   * Wrt#INPUT_AND_CONDITION}.
   *
   * @return of the condition's shape, valid until this is closed; not to be changed
   * @throws IllegalStateException if there was no such backward pass, or the network has no
   *     condition
   * @throws UnsupportedOperationException if the network or one of its layers does not offer it
   */
  default INDArray conditionGradient() {
    throw new UnsupportedOperationException("this network offers no gradient of its condition");
  }

  /**
   * The input of the last layer with parameters in this pass. Not to be changed.
   *
   * @return [batch, features]
   * @throws UnsupportedOperationException if the network offers no features
   */
  default INDArray features() {
    throw new UnsupportedOperationException("this network offers no features");
  }

  /**
   * {@link #backward(INDArray, Wrt)} for an objective of the output and of {@link #features()}. The
   * features' gradient reaches the input and the parameters before the features alike. A gradient
   * that is absent counts as zero, and what only it needs is not computed: without an output
   * gradient the layers after the features are skipped.
   *
   * @param outputGradient derivative of the objective with respect to {@link #output()}, of its
   *     shape; may be overwritten; null if the objective does not depend on the output
   * @param featureGradient derivative of the objective with respect to {@link #features()}, of
   *     their shape; may be overwritten; null if the objective does not depend on the features
   * @param wrt what to differentiate with respect to
   * @return derivative with respect to the input, of the input's shape; null for {@link
   *     Wrt#PARAMETERS}
   * @throws IllegalArgumentException if both gradients are null
   * @throws IllegalStateException as for {@link #backward(INDArray, Wrt)}
   * @throws UnsupportedOperationException for a feature gradient, if the network has no features
   */
  default @Nullable INDArray backward(
      @Nullable INDArray outputGradient, @Nullable INDArray featureGradient, Wrt wrt) {
    if (featureGradient != null) {
      throw new UnsupportedOperationException("this network offers no features");
    }
    if (outputGradient == null) {
      throw new IllegalArgumentException("a backward pass needs at least one gradient");
    }
    return backward(outputGradient, wrt);
  }

  /** Gives the buffers back. Closing twice does nothing. */
  @Override
  void close();
}
