package org.gan4j.api.objective;

import java.util.Optional;
import org.gan4j.api.SampleShape;
import org.gan4j.api.concurrent.ThreadSafe;
import org.jspecify.annotations.Nullable;

/** The requirements that a new augmentation must fit. Later versions may add to it. */
@ThreadSafe
public interface AugmentationContext {

  /**
   * The shape of the task's samples as a discriminator receives them; empty if it is not known. A
   * game may augment samples of other shapes as well.
   */
  default Optional<SampleShape> samples() {
    return Optional.empty();
  }

  /**
   * The shape of the discriminator's condition, which is not augmented; empty if there is none, or
   * it is not known.
   */
  default Optional<SampleShape> condition() {
    return Optional.empty();
  }

  /** The context of an augmentation that is used by itself. */
  static AugmentationContext standalone() {
    return new AugmentationContext() {};
  }

  /**
   * The context of a task's augmentation.
   *
   * @param samples their shape as a discriminator receives them
   * @param condition the shape of the discriminator's condition; null if there is none
   */
  static AugmentationContext of(SampleShape samples, @Nullable SampleShape condition) {
    return new Parts(Optional.of(samples), Optional.ofNullable(condition));
  }

  /** The parts of a context. */
  record Parts(Optional<SampleShape> samples, Optional<SampleShape> condition)
      implements AugmentationContext {}
}
