package org.gan4j.inpainting.completion;

import java.util.List;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.data.Task;
import org.gan4j.api.mask.Mask;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A task whose generator fills holes of images: what an {@link Inpainter} needs. */
@NotThreadSafe
public interface HoleFilling extends Task {

  /** The shape of the images. */
  SampleShape image();

  /** Draws holes. */
  Mask mask();

  /**
   * Draws a hole as training does.
   *
   * @return one value a pixel of the image, row by row: true where hidden
   */
  boolean[] hole(RandomKey key);

  /**
   * Sets up a round with holes that are given.
   *
   * @param images [batch, image shape] in [-1, 1], valid as long as the round is; their hidden
   *     pixels are the ground truth
   * @param holes one an image, each with one value a pixel, row by row; inside of the mask's region
   * @param key randomness of the fill
   */
  HoleRound round(INDArray images, List<boolean[]> holes, RandomKey key);
}
