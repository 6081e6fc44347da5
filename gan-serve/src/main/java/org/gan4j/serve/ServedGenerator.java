package org.gan4j.serve;

import org.gan4j.api.concurrent.NotThreadSafe;

/**
 * A trained generator that a {@link GeneratorServer} answers with. One thread calls all methods. A
 * {@link org.gan4j.api.GanException} of kind USAGE is the client's mistake; its text is sent to the
 * client.
 */
@NotThreadSafe
public interface ServedGenerator {

  /** What it is, and what it can do. */
  ServedModel model();

  /** Draws samples into one file. */
  ServedFile samples(SampleQuery query);

  /**
   * Draws one sample as a picture, pixel by pixel: the first one of {@link #samples} in single
   * files.
   */
  ServedFile sample(SampleQuery query);

  /** Walks through latent space. */
  ServedFile interpolation(WalkQuery query);

  /**
   * Does to a picture what the run has learned.
   *
   * @param picture the content of an image file
   * @param mostPixels a picture with more is refused before it is decoded
   * @param seed the same gives the same result
   */
  ServedFile apply(byte[] picture, long mostPixels, long seed);
}
