package org.gan4j.inpainting.completion;

import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.data.Round;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Images with holes. */
@NotThreadSafe
public interface HoleRound extends Round {

  /**
   * The images with the generator's pixels in their holes.
   *
   * @param generated [batch, generated shape], not changed
   * @return [batch, image shape]; known pixels are exactly those of the images
   */
  INDArray completed(INDArray generated);
}
