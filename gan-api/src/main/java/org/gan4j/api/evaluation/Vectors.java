package org.gan4j.api.evaluation;

import java.util.Arrays;
import org.gan4j.api.component.Require;
import org.gan4j.api.concurrent.ThreadSafe;

/**
 * Vectors of equal length, such as the features of samples: the rows of a matrix [count, size] in
 * float32, the precision of the networks. Statistics of them are computed in double precision.
 *
 * <p>Immutable, as long as nobody changes the array that it is made of.
 */
@ThreadSafe
public final class Vectors {
  private final int count;
  private final int size;
  private final float[] values;

  private Vectors(int count, int size, float... values) {
    this.count = count;
    this.size = size;
    this.values = values;
  }

  /**
   * Vectors in an array, which is not copied.
   *
   * @param count of vectors, at least 1
   * @param size of a vector, at least 1
   * @param values [count × size], one vector after another
   * @throws IllegalArgumentException if there are not count × size numbers
   */
  public static Vectors of(int count, int size, float... values) {
    Require.that(count > 0 && size > 0, "there is no vector");
    Require.that((long) count * size == values.length, "the array has another size");
    return new Vectors(count, size, values);
  }

  /** How many vectors there are. */
  public int count() {
    return count;
  }

  /** How many numbers each has. */
  public int size() {
    return size;
  }

  /** One number. */
  public float get(int vector, int index) {
    return values[vector * size + index];
  }

  /**
   * Copies one vector.
   *
   * @param destination [size]
   */
  public void read(int vector, double[] destination) {
    int start = vector * size;
    for (int i = 0; i < size; i++) {
      destination[i] = values[start + i];
    }
  }

  /** Some of them, in the given order; repetitions are allowed. */
  public Vectors select(int... vectors) {
    float[] selected = new float[Math.multiplyExact(vectors.length, size)];
    for (int i = 0; i < vectors.length; i++) {
      System.arraycopy(values, vectors[i] * size, selected, i * size, size);
    }
    return of(vectors.length, size, selected);
  }

  /**
   * Those of a range.
   *
   * @param from the first one
   * @param to the one after the last one
   */
  public Vectors range(int from, int to) {
    return of(to - from, size, Arrays.copyOfRange(values, from * size, to * size));
  }

  /** Whether all numbers are finite. */
  public boolean isFinite() {
    for (float value : values) {
      if (!Float.isFinite(value)) {
        return false;
      }
    }
    return true;
  }
}
