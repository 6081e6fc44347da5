package org.gan4j.training;

import org.gan4j.api.game.Value;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A value on the tape with the gradient that has reached it. */
final class Node implements Value {
  private final INDArray array;
  private final @Nullable Operation source;
  private @Nullable INDArray seeded;
  private @Nullable INDArray propagated;

  /**
   * Records a value.
   *
   * @param source the operation that computed it; null for a constant
   */
  Node(INDArray array, @Nullable Operation source) {
    this.array = array;
    this.source = source;
  }

  @Override
  public INDArray array() {
    return array;
  }

  @Nullable Operation source() {
    return source;
  }

  /** Whether the value depends on trainable parameters, or on an input that depends on them. */
  boolean isDifferentiated() {
    return source != null && source.isDifferentiated();
  }

  boolean isSeeded() {
    return seeded != null;
  }

  /** Adds the gradient of a term, which stays as it is. */
  void seed(INDArray gradient) {
    seeded = seeded == null ? gradient : seeded.add(gradient);
  }

  /** Adds the gradient that a backward pass computed, in place. */
  void propagate(INDArray gradient) {
    propagated = propagated == null ? gradient : propagated.addi(gradient);
  }

  /** The sum of all gradients; null if there is none. */
  @Nullable INDArray gradient() {
    if (propagated == null || seeded == null) {
      return propagated == null ? seeded : propagated;
    }
    return propagated.addi(seeded);
  }
}
