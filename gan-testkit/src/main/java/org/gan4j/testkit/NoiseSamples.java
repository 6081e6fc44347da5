package org.gan4j.testkit;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.random.RandomGenerator;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.gan4j.api.data.Dataset;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Samples of noise in (-1, 1), the classes in turn.
 *
 * @param shape of a sample
 * @param classes names; empty for no labels
 * @param size how many samples there are
 */
@NotThreadSafe
record NoiseSamples(SampleShape shape, List<String> classes, int size) implements Dataset {

  @Override
  public void read(int[] indices, RandomKey augmentation, FloatBuffer destination) {
    for (int index : indices) {
      RandomGenerator generator = RandomKey.ofSeed(8).split(index).generator();
      for (int i = 0; i < shape.length(); i++) {
        destination.put((float) Math.tanh(generator.nextGaussian()));
      }
    }
  }

  /** A new array [indices, shape]. */
  INDArray array(int... indices) {
    float[] numbers = new float[indices.length * shape.length()];
    read(indices, RandomKey.ofSeed(0), FloatBuffer.wrap(numbers));
    return Nd4j.create(numbers, shape.batch(indices.length));
  }

  @Override
  public int label(int index) {
    return classes.isEmpty() ? Dataset.super.label(index) : index % classes.size();
  }

  @Override
  public String fingerprint() {
    return "noise";
  }

  @Override
  public void close() {}
}
