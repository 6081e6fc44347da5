package org.gan4j.objectives.task;

import java.util.Map;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Numbers of Java as float32 arrays, as checkpoints keep them, and back. */
final class Numbers {
  private Numbers() {}

  /**
   * The numbers of an array that was prepared.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  static float[] floats(Map<String, INDArray> arrays, String name) {
    INDArray array = arrays.get(name);
    if (array == null) {
      throw new IllegalArgumentException("the clusters have no array \"" + name + "\"");
    }
    return floats(array);
  }

  /** The numbers of an array in C order. */
  static float[] floats(INDArray array) {
    try (INDArray copy = array.castTo(DataType.FLOAT).dup('c')) {
      return copy.data().asFloat();
    }
  }

  /** Whole numbers, as {@link #floats(Map, String)}. */
  static int[] integers(Map<String, INDArray> arrays, String name) {
    float[] numbers = floats(arrays, name);
    return IntStream.range(0, numbers.length).map(i -> Math.round(numbers[i])).toArray();
  }

  /** A new array [numbers] of whole numbers below 2²⁴, which a float32 holds exactly. */
  static INDArray array(int... numbers) {
    float[] floats = new float[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      floats[i] = numbers[i];
    }
    return Nd4j.createFromArray(floats);
  }
}
