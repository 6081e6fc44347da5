package org.gan4j.nn.layers;

import java.util.random.RandomGenerator;
import org.gan4j.api.RandomKey;
import org.gan4j.api.network.Mode;
import org.gan4j.nn.arrays.ReusableArray;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.concurrency.AffinityManager.Location;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * One number from N(0, 1) for each pixel: of each sample in training, of every one in inference.
 */
final class PixelNoise {
  private final int pixels;
  private final RandomKey constant;
  private final ReusableArray memory;
  private @Nullable Mode latest;

  /**
   * For images of one size.
   *
   * @param place of the layer, which differs from those of the layers with other noise
   */
  PixelNoise(int pixels, int place, ReusableArray memory) {
    this.pixels = pixels;
    constant = key(place);
    this.memory = memory;
  }

  /**
   * The noise of a pass.
   *
   * @param key used in training only
   * @return [batch · pixels] in training, [pixels] in inference, until the next call
   */
  INDArray of(long batch, Mode mode, RandomKey key) {
    boolean drawn = mode == Mode.TRAIN;
    INDArray array = memory.shaped(drawn ? batch * pixels : pixels);
    if (drawn || latest != Mode.INFER) {
      fill(array, drawn ? key : constant);
    }
    latest = mode;
    return array;
  }

  /**
   * The noise of every image in inference.
   *
   * @param pixels of an image
   * @param place of the layer
   */
  static float[] ofInference(int pixels, int place) {
    RandomGenerator generator = key(place).generator();
    float[] numbers = new float[pixels];
    for (int i = 0; i < pixels; i++) {
      numbers[i] = (float) generator.nextGaussian();
    }
    return numbers;
  }

  private static RandomKey key(int place) {
    return RandomKey.ofSeed(0).split("noise").split(place);
  }

  private void fill(INDArray array, RandomKey key) {
    RandomGenerator generator = key.generator();
    int length = Math.toIntExact(array.length());
    double[] numbers = new double[length];
    for (int i = 0; i < length; i++) {
      numbers[i] = generator.nextGaussian();
    }
    if (array.dataType() == DataType.DOUBLE) {
      memory.doubles().put(0, numbers);
    } else {
      float[] single = new float[length];
      for (int i = 0; i < length; i++) {
        single[i] = (float) numbers[i];
      }
      memory.floats().put(0, single);
    }
    // Where a device has memory of its own, what is on the host is the latest.
    Nd4j.getAffinityManager().tagLocation(array, Location.HOST);
  }
}
