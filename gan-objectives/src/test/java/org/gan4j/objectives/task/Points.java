package org.gan4j.objectives.task;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.data.Batch;
import org.gan4j.api.data.Dataset;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Samples by a formula.
 *
 * @param classes names; empty for no labels
 * @param sample the numbers of a sample
 * @param labels of the samples
 */
record Points(
    SampleShape shape, int size, List<String> classes, Formula sample, IntUnaryOperator labels)
    implements Dataset {

  /** The numbers of samples. */
  @FunctionalInterface
  interface Formula {
    /** One number of a sample. */
    double at(int sample, int number);
  }

  static Points unlabelled(SampleShape shape, int size, Formula sample) {
    return new Points(shape, size, List.of(), sample, i -> 0);
  }

  /** Modes on a circle in turn, with a little noise. */
  static Points ring(int modes, int size) {
    return unlabelled(
        SampleShape.vector(2),
        size,
        (i, k) -> {
          double angle = 2 * Math.PI * (i % modes) / modes;
          double noise = RandomKey.ofSeed(i).split(k).generator().nextGaussian() / 50;
          return (k == 0 ? Math.cos(angle) : Math.sin(angle)) + noise;
        });
  }

  /** The class of a sample is its number modulo the classes. */
  Points withClasses(int count) {
    return new Points(
        shape,
        size,
        IntStream.range(0, count).mapToObj(String::valueOf).toList(),
        sample,
        i -> i % count);
  }

  float[] numbers(int... indices) {
    float[] numbers = new float[indices.length * shape.length()];
    read(indices, RandomKey.ofSeed(0), FloatBuffer.wrap(numbers));
    return numbers;
  }

  float[] all() {
    return numbers(IntStream.range(0, size).toArray());
  }

  Batch batch(int... indices) {
    int[] known = classes.isEmpty() ? new int[0] : IntStream.of(indices).map(labels).toArray();
    return new Batch(Nd4j.create(numbers(indices), shape.batch(indices.length)), known);
  }

  @Override
  public void read(int[] indices, RandomKey augmentation, FloatBuffer destination) {
    for (int index : indices) {
      for (int k = 0; k < shape.length(); k++) {
        destination.put((float) sample.at(index, k));
      }
    }
  }

  @Override
  public int label(int index) {
    return labels.applyAsInt(index);
  }

  @Override
  public String fingerprint() {
    return "points";
  }

  @Override
  public void close() {}
}
