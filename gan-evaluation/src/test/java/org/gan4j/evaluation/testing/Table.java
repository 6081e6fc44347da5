package org.gan4j.evaluation.testing;

import java.nio.FloatBuffer;
import java.util.random.RandomGenerator;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.data.Dataset;

/**
 * Rows of three columns: the first two correlate by 0.9, the third is independent.
 *
 * @param size how many rows there are
 * @param seed of the rows
 */
public record Table(int size, long seed) implements Dataset {
  @Override
  public SampleShape shape() {
    return SampleShape.vector(3);
  }

  @Override
  public void read(int[] indices, RandomKey augmentation, FloatBuffer destination) {
    for (int index : indices) {
      RandomGenerator generator = RandomKey.ofSeed(seed).split(index).generator();
      double first = generator.nextGaussian();
      double second = 0.9 * first + Math.sqrt(1 - 0.81) * generator.nextGaussian();
      destination.put((float) first).put((float) second).put((float) generator.nextGaussian());
    }
  }

  @Override
  public String fingerprint() {
    return toString();
  }

  @Override
  public void close() {}
}
