package org.gan4j.api;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The name of a stream of random numbers. Every random number in a run is a pure function of the
 * seed, of its purpose, and of the step in which it is drawn: there is no generator whose state
 * could be lost, and so a resumed run draws exactly what an uninterrupted one would have drawn.
 *
 * <p>Each component gets its own key, and splits it if it needs several streams. Using one key
 * twice gives the same numbers twice.
 *
 * <p>The idea is that of counter-based generators: Salmon et al., "Parallel random numbers: as easy
 * as 1, 2, 3", SC 2011; the mixing function is SplitMix64's (Steele et al., OOPSLA 2014).
 *
 * @param value 64 bits that stand for the whole stream
 */
public record RandomKey(long value) {
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  /** The root of a run's randomness. */
  public static RandomKey ofSeed(long seed) {
    return new RandomKey(mix(seed + GOLDEN_GAMMA));
  }

  /** The key for a purpose, such as "latent" or "initialization". */
  public RandomKey split(String purpose) {
    long hash = value;
    for (int i = 0; i < purpose.length(); i++) {
      hash = mix(hash + GOLDEN_GAMMA * (purpose.charAt(i) + 1L));
    }
    return new RandomKey(mix(hash ^ GOLDEN_GAMMA * purpose.length()));
  }

  /** The key for one of many equal things: a step, a layer, a sample. */
  public RandomKey split(long index) {
    return new RandomKey(mix(mix(index + GOLDEN_GAMMA) ^ value));
  }

  /** A fresh generator at the beginning of the stream. */
  public RandomGenerator generator() {
    return new SplittableRandom(value);
  }

  /** Permutes the numbers: Fisher and Yates, as Durstenfeld's Algorithm 235 (1964). */
  public void shuffle(int[] numbers) {
    RandomGenerator generator = generator();
    for (int i = numbers.length - 1; i > 0; i--) {
      int other = generator.nextInt(i + 1);
      int kept = numbers[i];
      numbers[i] = numbers[other];
      numbers[other] = kept;
    }
  }

  /** Overwrites an array of any shape with draws from N(mean, standardDeviation²). */
  public void fillGaussian(INDArray destination, double mean, double standardDeviation) {
    RandomGenerator generator = generator();
    fill(destination, () -> mean + standardDeviation * generator.nextGaussian());
  }

  /** Overwrites an array of any shape with draws from U[low, high). */
  public void fillUniform(INDArray destination, double low, double high) {
    RandomGenerator generator = generator();
    fill(destination, () -> low + (high - low) * generator.nextDouble());
  }

  private static void fill(INDArray destination, java.util.function.DoubleSupplier draws) {
    boolean plain =
        destination.dataType() == DataType.FLOAT
            && destination.ordering() == 'c'
            && !destination.isView();
    if (plain) {
      java.nio.FloatBuffer buffer = destination.data().asNioFloat();
      int length = Math.toIntExact(destination.length());
      for (int i = 0; i < length; i++) {
        buffer.put(i, (float) draws.getAsDouble());
      }
    } else {
      for (long i = 0; i < destination.length(); i++) {
        destination.putScalar(i, draws.getAsDouble());
      }
    }
  }

  private static long mix(long bits) {
    long z = bits;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
