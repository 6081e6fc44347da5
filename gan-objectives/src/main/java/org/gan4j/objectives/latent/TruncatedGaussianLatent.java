package org.gan4j.objectives.latent;

import java.util.random.RandomGenerator;
import org.gan4j.api.RandomKey;
import org.gan4j.api.data.Latent;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Normal numbers of which those beyond a threshold are drawn again: fewer odd samples, and less
 * variety. Interpolation follows the great circle of the gaussian, cut off at the threshold, which
 * a circle may pass.
 *
 * <p>Brock et al., "Large Scale GAN Training for High Fidelity Natural Image Synthesis", 2019,
 * section 3.1.
 */
final class TruncatedGaussianLatent implements Latent {
  private final TruncatedGaussianLatentConfiguration configuration;

  TruncatedGaussianLatent(TruncatedGaussianLatentConfiguration configuration) {
    this.configuration = configuration;
  }

  @Override
  public int size() {
    return configuration.size();
  }

  @Override
  public void sample(RandomKey key, INDArray destination) {
    RandomGenerator generator = key.generator();
    for (long i = 0; i < destination.length(); i++) {
      double draw = generator.nextGaussian();
      while (Math.abs(draw) > configuration.threshold()) {
        draw = generator.nextGaussian();
      }
      destination.putScalar(i, draw);
    }
  }

  @Override
  public void confine(INDArray latents, RandomKey key) {
    double threshold = configuration.threshold();
    StochasticClipping.apply(this, -threshold, threshold, latents, key);
  }

  @Override
  public INDArray interpolate(INDArray from, INDArray to, double fraction) {
    INDArray circle = GreatCircle.between(from, to, fraction);
    for (long i = 0; i < circle.length(); i++) {
      double number = circle.getDouble(i);
      circle.putScalar(
          i, Math.max(-configuration.threshold(), Math.min(configuration.threshold(), number)));
    }
    return circle;
  }
}
