package org.gan4j.core.latent;

import org.gan4j.api.RandomKey;
import org.gan4j.api.component.Require;
import org.gan4j.api.data.Latent;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Independent normal numbers. In many dimensions nearly all of their mass lies in a thin shell, so
 * interpolation follows the great circle: White, "Sampling Generative Networks", 2016, section 2.1.
 */
final class GaussianLatent implements Latent {
  /** Below this sine two latents lie on one line, and every great circle is as good as a chord. */
  private static final double SMALLEST_SINE = 1e-6;

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

  /** Spherical: {@code (sin((1 − t)θ)·from + sin(tθ)·to) / sin θ}, θ being the angle of a pair. */
  @Override
  public INDArray interpolate(INDArray from, INDArray to, double fraction) {
    Require.atLeast("fraction", fraction, 0);
    Require.atMost("fraction", fraction, 1);
    INDArray result = from.dup('c');
    for (int row = 0; row < from.rows() && size() > 0; row++) {
      INDArray start = from.getRow(row);
      INDArray end = to.getRow(row);
      double angle = angle(start, end);
      double sine = Math.sin(angle);
      boolean straight = sine < SMALLEST_SINE;
      double startWeight = straight ? 1 - fraction : Math.sin((1 - fraction) * angle) / sine;
      double endWeight = straight ? fraction : Math.sin(fraction * angle) / sine;
      result.putRow(row, start.mul(startWeight).addi(end.mul(endWeight)));
    }
    return result;
  }

  private static double angle(INDArray start, INDArray end) {
    double[] a = start.toDoubleVector();
    double[] b = end.toDoubleVector();
    double product = 0;
    double squareA = 0;
    double squareB = 0;
    for (int i = 0; i < a.length; i++) {
      product += a[i] * b[i];
      squareA += a[i] * a[i];
      squareB += b[i] * b[i];
    }
    double lengths = Math.sqrt(squareA) * Math.sqrt(squareB);
    return lengths == 0 ? 0 : Math.acos(Math.max(-1, Math.min(1, product / lengths)));
  }
}
