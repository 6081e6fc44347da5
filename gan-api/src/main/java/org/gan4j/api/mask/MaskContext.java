package org.gan4j.api.mask;

import java.util.Map;
import org.gan4j.api.SampleShape;
import org.gan4j.api.concurrent.ThreadSafe;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The requirements that a new mask must fit. Later versions may add to it. */
@ThreadSafe
public interface MaskContext {

  /** The shape of the images that it hides a part of. */
  SampleShape image();

  /**
   * What {@link Mask#kept()} of the mask was when the run was started, where its checkpoint is
   * opened: to be used instead of the files, which may be gone. Otherwise empty.
   */
  default Map<String, INDArray> kept() {
    return Map.of();
  }

  /** A context for such images. */
  static MaskContext of(SampleShape image) {
    return of(image, Map.of());
  }

  /** A context for such images, in a run that keeps the contents of files. */
  static MaskContext of(SampleShape image, Map<String, INDArray> kept) {
    return new Parts(image, kept);
  }

  /** The parts of a context. */
  record Parts(SampleShape image, Map<String, INDArray> kept) implements MaskContext {
    /** Copies. */
    public Parts {
      kept = Map.copyOf(kept);
    }
  }
}
