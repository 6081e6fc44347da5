package org.gan4j.api.data;

import org.gan4j.api.RandomKey;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.network.Network;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A mapping that takes every picture as it is, whatever its height and width, and decides itself
 * what the generator sees of it. A completion is one: it resizes what the generator needs, and
 * leaves the pixels around the hole as they are.
 *
 * <p>Used by one thread at a time.
 */
@NotThreadSafe
public interface WholePictureMapping extends PictureMapping {

  /**
   * Maps one picture.
   *
   * @param picture [1, channels, height, width] in [-1, 1], with the channels of {@link #input()};
   *     not to be changed
   * @param latent of the training
   * @param generator which was trained; the caller closes it
   * @param key randomness, such as of the latent
   * @return a new array [1, channels, height, width] in [-1, 1], of any size
   * @throws org.gan4j.api.GanException of kind USAGE if the picture does not suit
   */
  INDArray map(INDArray picture, Latent latent, Network generator, RandomKey key);
}
