package org.gan4j.objectives.latent;

import org.gan4j.api.RandomKey;
import org.gan4j.api.component.Require;
import org.gan4j.api.data.Latent;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Independent numbers, uniform in an interval. The cube is convex, so interpolation is linear.
 *
 * <p>Goodfellow et al. 2014 took [−√3, √3), Radford et al. 2016 [−1, 1).
 */
final class UniformLatent implements Latent {
  private final UniformLatentConfiguration configuration;

  UniformLatent(UniformLatentConfiguration configuration) {
    this.configuration = configuration;
  }

  @Override
  public int size() {
    return configuration.size();
  }

  @Override
  public void sample(RandomKey key, INDArray destination) {
    if (size() > 0) {
      key.fillUniform(destination, configuration.low(), configuration.high());
    }
  }

  @Override
  public void confine(INDArray latents, RandomKey key) {
    StochasticClipping.apply(this, configuration.low(), configuration.high(), latents, key);
  }

  @Override
  public INDArray interpolate(INDArray from, INDArray to, double fraction) {
    Require.atLeast("fraction", fraction, 0);
    Require.atMost("fraction", fraction, 1);
    return size() == 0 ? from.dup() : from.mul(1 - fraction).addi(to.mul(fraction));
  }
}
