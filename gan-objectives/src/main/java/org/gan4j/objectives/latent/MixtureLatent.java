package org.gan4j.objectives.latent;

import java.util.random.RandomGenerator;
import org.gan4j.api.RandomKey;
import org.gan4j.api.data.Latent;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A mixture of Gaussians of equal weight, for data of several kinds: Gurumurthy et al., "DeLiGAN",
 * 2017, equation 3, with centres that are drawn once in place of learned ones.
 *
 * <p>A latent is a centre and a gaussian offset from it. Interpolation moves the one straight to
 * the other's, there being no mass between centres to follow, while the offset keeps to its shell
 * by going along the great circle.
 */
final class MixtureLatent implements Latent {
  private final MixtureLatentConfiguration configuration;
  private final double[][] centres;

  MixtureLatent(MixtureLatentConfiguration configuration) {
    this.configuration = configuration;
    this.centres = new double[configuration.components()][configuration.size()];
    RandomGenerator generator = RandomKey.ofSeed(configuration.seed()).split("centres").generator();
    for (double[] centre : centres) {
      for (int i = 0; i < centre.length; i++) {
        centre[i] = configuration.spread() * generator.nextGaussian();
      }
    }
  }

  @Override
  public int size() {
    return configuration.size();
  }

  /** The centres of the Gaussians. */
  double[][] centres() {
    return centres.clone();
  }

  @Override
  public void sample(RandomKey key, INDArray destination) {
    RandomGenerator generator = key.generator();
    for (int row = 0; row < destination.size(0); row++) {
      double[] centre = centres[generator.nextInt(centres.length)];
      for (int i = 0; i < centre.length; i++) {
        destination.putScalar(
            row, i, centre[i] + configuration.standardDeviation() * generator.nextGaussian());
      }
    }
  }

  @Override
  public INDArray interpolate(INDArray from, INDArray to, double fraction) {
    if (size() == 0) {
      return from.dup();
    }
    try (INDArray start = centresOf(from);
        INDArray end = centresOf(to);
        INDArray startOffset = from.sub(start);
        INDArray endOffset = to.sub(end)) {
      INDArray way = GreatCircle.between(startOffset, endOffset, fraction);
      return way.addi(start.muli(1 - fraction)).addi(end.muli(fraction));
    }
  }

  /** The nearest centre of each row. */
  private INDArray centresOf(INDArray latents) {
    INDArray nearest = Nd4j.create(DataType.FLOAT, latents.shape());
    for (int row = 0; row < latents.size(0); row++) {
      double[] latent = latents.getRow(row).toDoubleVector();
      double[] best = centres[0];
      for (double[] centre : centres) {
        best = distance(latent, centre) < distance(latent, best) ? centre : best;
      }
      for (int i = 0; i < best.length; i++) {
        nearest.putScalar(row, i, best[i]);
      }
    }
    return nearest;
  }

  private static double distance(double[] a, double[] b) {
    double squares = 0;
    for (int i = 0; i < a.length; i++) {
      squares += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return squares;
  }
}
