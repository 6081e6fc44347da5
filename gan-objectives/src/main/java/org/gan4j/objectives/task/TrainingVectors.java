package org.gan4j.objectives.task;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.gan4j.api.RandomKey;
import org.gan4j.api.data.Dataset;

/** The numbers by which training samples are compared, read in portions. */
final class TrainingVectors {
  /** More samples hardly move the centres of clusters, and take longer. */
  private static final int MOST_SAMPLES = 20_000;

  /** Of all samples: 160 MB. */
  private static final int MOST_NUMBERS = 40_000_000;

  private static final int PORTION = 256;

  private final Dataset data;
  private final Representation representation;
  private final boolean withinClasses;
  private final RandomKey key;

  /**
   * Reads nothing yet.
   *
   * @param withinClasses whether samples of different classes are not compared
   * @param key randomness of datasets that mirror their pictures
   */
  TrainingVectors(
      Dataset data, Representation representation, boolean withinClasses, RandomKey key) {
    this.data = data;
    this.representation = representation;
    this.withinClasses = withinClasses;
    this.key = key;
  }

  /** How many numbers a sample has. */
  int size() {
    return representation.size();
  }

  /** All samples. */
  int[] all() {
    return IntStream.range(0, data.size()).toArray();
  }

  /** As many samples as are clustered, in ascending order. */
  int[] some() {
    return some(Math.max(1, Math.min(MOST_SAMPLES, MOST_NUMBERS / size())));
  }

  private int[] some(int most) {
    int[] indices = all();
    if (indices.length <= most) {
      return indices;
    }
    key.split("samples").shuffle(indices);
    int[] some = Arrays.copyOf(indices, most);
    Arrays.sort(some);
    return some;
  }

  /** How many classes are kept apart: 1 if samples of all classes are compared. */
  int classCount() {
    return withinClasses ? data.classes().size() : 1;
  }

  /** The class of each of some samples; 0 if samples of all classes are compared. */
  int[] classes(int... indices) {
    return withinClasses
        ? IntStream.of(indices).map(data::label).toArray()
        : new int[indices.length];
  }

  /**
   * Those of some samples.
   *
   * @return [indices × size]
   */
  float[] read(int... indices) {
    float[] vectors = new float[Math.multiplyExact(indices.length, size())];
    each(
        indices,
        (start, numbers) -> System.arraycopy(numbers, 0, vectors, start * size(), numbers.length));
    return vectors;
  }

  /** Receives the numbers of consecutive samples. */
  @FunctionalInterface
  interface Sink {
    /**
     * Receives a portion.
     *
     * @param start the place of its first sample among those that are read
     * @param numbers [samples × size]
     */
    void accept(int start, float[] numbers);
  }

  /** Reads some samples, a portion after the other. */
  void each(int[] indices, Sink sink) {
    int length = data.shape().length();
    for (int start = 0; start < indices.length; start += PORTION) {
      int[] portion = Arrays.copyOfRange(indices, start, Math.min(start + PORTION, indices.length));
      float[] samples = new float[portion.length * length];
      data.read(portion, key.split("augmentation").split(start), FloatBuffer.wrap(samples));
      sink.accept(start, representation.of(samples, portion.length));
    }
  }

  /**
   * The points of one class.
   *
   * @param points [n × size]
   * @param classes of the points
   */
  static double[] ofClass(double[] points, int size, int[] classes, int label) {
    int[] members = IntStream.range(0, classes.length).filter(i -> classes[i] == label).toArray();
    double[] chosen = new double[members.length * size];
    for (int i = 0; i < members.length; i++) {
      System.arraycopy(points, members[i] * size, chosen, i * size, size);
    }
    return chosen;
  }
}
