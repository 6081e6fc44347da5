package org.gan4j.objectives.latent;

import java.util.random.RandomGenerator;
import org.gan4j.api.RandomKey;
import org.gan4j.api.data.Latent;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Uniform on the surface of a sphere, where a gaussian of many dimensions has its mass anyway:
 * Karras et al., "Progressive Growing of GANs", 2018, appendix A.1. Interpolation keeps to the
 * surface; between opposite points it goes by a pole.
 */
final class HypersphereLatent implements Latent {
  /** Points are opposite if their sum is shorter than this share of the radius. */
  private static final double OPPOSITE = 1e-5;

  private final HypersphereLatentConfiguration configuration;

  HypersphereLatent(HypersphereLatentConfiguration configuration) {
    this.configuration = configuration;
  }

  @Override
  public int size() {
    return configuration.size();
  }

  @Override
  public void sample(RandomKey key, INDArray destination) {
    RandomGenerator generator = key.generator();
    double[] point = new double[size()];
    for (int row = 0; row < destination.size(0) && size() > 0; row++) {
      for (int i = 0; i < point.length; i++) {
        point[i] = generator.nextGaussian();
      }
      put(destination, row, point);
    }
  }

  /** Along the line through the centre, to the surface. */
  @Override
  public void confine(INDArray latents, RandomKey key) {
    for (int row = 0; row < latents.size(0) && size() > 0; row++) {
      put(latents, row, latents.getRow(row).toDoubleVector());
    }
  }

  @Override
  public INDArray interpolate(INDArray from, INDArray to, double fraction) {
    INDArray result = GreatCircle.between(from, to, fraction);
    for (int row = 0; row < from.size(0) && size() > 1; row++) {
      try (INDArray sum = from.getRow(row).add(to.getRow(row))) {
        if (sum.norm2Number().doubleValue() < OPPOSITE * configuration.effectiveRadius()) {
          put(result, row, overThePole(from.getRow(row).toDoubleVector(), fraction));
        }
      }
    }
    return result;
  }

  /** From a point to its opposite, by way of the coordinate axis that is least aligned with it. */
  private static double[] overThePole(double[] from, double fraction) {
    int pole = 0;
    double squares = 0;
    for (int i = 0; i < from.length; i++) {
      pole = Math.abs(from[i]) < Math.abs(from[pole]) ? i : pole;
      squares += from[i] * from[i];
    }
    double cosine = from[pole] / Math.sqrt(squares);
    double rest = Math.sqrt(1 - cosine * cosine);
    double[] point = new double[from.length];
    for (int i = 0; i < from.length; i++) {
      double direction = from[i] / Math.sqrt(squares);
      double perpendicular = ((i == pole ? 1 : 0) - cosine * direction) / rest;
      point[i] =
          Math.cos(fraction * Math.PI) * direction + Math.sin(fraction * Math.PI) * perpendicular;
    }
    return point;
  }

  /** Writes a point, brought to the sphere's radius. */
  private void put(INDArray destination, int row, double... point) {
    double squares = 0;
    for (double number : point) {
      squares += number * number;
    }
    for (int i = 0; i < point.length; i++) {
      destination.putScalar(
          row, i, configuration.effectiveRadius() * point[i] / Math.sqrt(squares));
    }
  }
}
