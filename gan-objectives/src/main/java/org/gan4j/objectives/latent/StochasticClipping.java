package org.gan4j.objectives.latent;

import org.gan4j.api.RandomKey;
import org.gan4j.api.data.Latent;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Draws numbers outside of an interval again. Lipton and Tripathi, "Precise recovery of latent
 * vectors from generative adversarial networks", 2017, section 2.2: a number that is set to the
 * bound instead tends to stay there.
 */
final class StochasticClipping {
  private StochasticClipping() {}

  /**
   * Replaces the numbers outside of [low, high].
   *
   * @param distribution of the numbers that take their place
   * @param latents [batch, size], changed in place
   */
  static void apply(Latent distribution, double low, double high, INDArray latents, RandomKey key) {
    if (distribution.size() == 0) {
      return;
    }
    try (INDArray drawn = latents.dup('c')) {
      boolean isDrawn = false;
      for (long row = 0; row < latents.size(0); row++) {
        for (long i = 0; i < latents.size(1); i++) {
          double number = latents.getDouble(row, i);
          // NaN stays: whoever made it is to see it.
          if (number < low || number > high) {
            if (!isDrawn) {
              distribution.sample(key, drawn);
              isDrawn = true;
            }
            latents.putScalar(row, i, drawn.getDouble(row, i));
          }
        }
      }
    }
  }
}
