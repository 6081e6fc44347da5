package org.gan4j.core.sampling;

import java.util.function.Function;
import org.gan4j.api.RandomKey;
import org.gan4j.api.concurrent.ThreadSafe;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Latents whose numbers are drawn again while they are beyond a threshold: Brock et al., "Large
 * Scale GAN Training for High Fidelity Natural Image Synthesis", 2019, section 3.1.
 *
 * <p>Stateless.
 */
@ThreadSafe
final class TruncatedLatents {
  /** Far more than a threshold of a tenth of the standard deviation needs. */
  private static final int MOST_REDRAWS = 400;

  private static final int SPREAD_SAMPLES = 256;

  private TruncatedLatents() {}

  /**
   * Draws latents.
   *
   * @param source makes latents of a key, always the same of the same key
   * @param threshold the largest absolute value of a number
   * @return a new array
   */
  static INDArray draw(Function<RandomKey, INDArray> source, RandomKey key, double threshold) {
    INDArray z = source.apply(key);
    float[] numbers = z.data().asFloat();
    float limit = (float) threshold;
    for (int i = 0; i < MOST_REDRAWS && isBeyond(numbers, limit); i++) {
      try (INDArray again = source.apply(key.split("truncation").split(i))) {
        float[] others = again.data().asFloat();
        for (int j = 0; j < numbers.length; j++) {
          numbers[j] = Math.abs(numbers[j]) > limit ? others[j] : numbers[j];
        }
      }
    }
    for (int j = 0; j < numbers.length; j++) {
      z.putScalar(j, Math.max(-limit, Math.min(limit, numbers[j])));
    }
    return z;
  }

  private static boolean isBeyond(float[] numbers, float limit) {
    for (float number : numbers) {
      if (Math.abs(number) > limit) {
        return true;
      }
    }
    return false;
  }

  /** The root of the mean square of a latent's numbers; 0 without latent. */
  static double spread(Sampler sampler) {
    try (INDArray z = sampler.latents(SPREAD_SAMPLES, RandomKey.ofSeed(0).split("spread"))) {
      return z.length() == 0 ? 0 : z.norm2Number().doubleValue() / Math.sqrt((double) z.length());
    }
  }
}
