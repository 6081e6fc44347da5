package org.gan4j.objectives.latent;

import org.gan4j.api.RandomKey;
import org.gan4j.api.data.Latent;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Independent normal numbers. In many dimensions nearly all of their mass lies in a thin shell, so
 * interpolation follows the great circle: White, "Sampling Generative Networks", 2016, section 2.1.
 */
final class GaussianLatent implements Latent {
  private final GaussianLatentConfiguration configuration;

  GaussianLatent(GaussianLatentConfiguration configuration) {
    this.configuration = configuration;
  }

  @Override
  public int size() {
    return configuration.size();
  }

  @Override
  public void sample(RandomKey key, INDArray destination) {
    if (size() > 0) {
      key.fillGaussian(destination, 0, configuration.standardDeviation());
    }
  }

  @Override
  public INDArray interpolate(INDArray from, INDArray to, double fraction) {
    return GreatCircle.between(from, to, fraction);
  }
}
