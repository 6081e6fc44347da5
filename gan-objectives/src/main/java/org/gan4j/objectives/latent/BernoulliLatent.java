package org.gan4j.objectives.latent;

import java.util.random.RandomGenerator;
import org.gan4j.api.RandomKey;
import org.gan4j.api.component.Require;
import org.gan4j.api.data.Latent;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Independent numbers of two values, as Brock et al. 2019 tried (appendix E). Between two latents
 * the numbers that differ switch one after the other, so that every point of the way is a latent
 * that can be drawn.
 */
final class BernoulliLatent implements Latent {
  private final BernoulliLatentConfiguration configuration;

  BernoulliLatent(BernoulliLatentConfiguration configuration) {
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
      boolean high = generator.nextDouble() < configuration.probability();
      destination.putScalar(i, high ? configuration.high() : configuration.low());
    }
  }

  @Override
  public INDArray interpolate(INDArray from, INDArray to, double fraction) {
    Require.atLeast("fraction", fraction, 0);
    Require.atMost("fraction", fraction, 1);
    INDArray result = from.dup('c');
    for (int row = 0; row < from.size(0); row++) {
      long switched = Math.round(fraction * differences(from, to, row));
      for (int i = 0; i < size() && switched > 0; i++) {
        if (differ(from, to, row, i)) {
          result.putScalar(row, i, to.getDouble(row, i));
          switched--;
        }
      }
    }
    return result;
  }

  private long differences(INDArray from, INDArray to, int row) {
    long count = 0;
    for (int i = 0; i < size(); i++) {
      count += differ(from, to, row, i) ? 1 : 0;
    }
    return count;
  }

  private static boolean differ(INDArray from, INDArray to, int row, int column) {
    return Double.compare(from.getDouble(row, column), to.getDouble(row, column)) != 0;
  }
}
