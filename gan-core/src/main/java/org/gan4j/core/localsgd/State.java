package org.gan4j.core.localsgd;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gan4j.api.concurrent.ThreadSafe;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Named arrays as they travel between processes.
 *
 * @param names in a fixed order
 * @param shapes one for each name
 * @param numbers one array for each name, in C order; nobody changes them
 */
@ThreadSafe
@SuppressWarnings("ArrayRecordComponent") // compared by nobody; lists of numbers would be boxed
record State(List<String> names, long[][] shapes, float[][] numbers) implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Copies the numbers of arrays. */
  static State of(Map<String, INDArray> arrays) {
    long[][] shapes = new long[arrays.size()][];
    float[][] numbers = new float[arrays.size()][];
    int i = 0;
    for (INDArray array : arrays.values()) {
      shapes[i] = array.shape().clone();
      try (INDArray flat = Nd4j.toFlattened('c', array)) {
        numbers[i] = flat.toFloatVector();
      }
      i++;
    }
    return new State(List.copyOf(arrays.keySet()), shapes, numbers);
  }

  /** Overwrites arrays of the same names and shapes. */
  void restore(Map<String, INDArray> live) {
    for (int i = 0; i < names.size(); i++) {
      INDArray destination = live.get(names.get(i));
      if (destination == null || destination.length() != numbers[i].length) {
        throw new IllegalStateException("another training has no array " + names.get(i));
      }
      try (INDArray source = Nd4j.create(numbers[i], destination.shape(), 'c')) {
        destination.assign(source);
      }
    }
  }

  /** New arrays, by their names. */
  Map<String, INDArray> toArrays() {
    Map<String, INDArray> arrays = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      arrays.put(names.get(i), Nd4j.create(numbers[i].clone(), shapes[i], 'c'));
    }
    return arrays;
  }

  /** The size of the numbers, in bytes. */
  long bytes() {
    long count = 0;
    for (float[] array : numbers) {
      count += array.length;
    }
    return count * Float.BYTES;
  }

  /** The mean of states of the same arrays, summed in their order in double precision. */
  static State mean(List<State> states) {
    State first = states.get(0);
    if (states.size() == 1) {
      return first;
    }
    float[][] means = new float[first.numbers.length][];
    for (int i = 0; i < means.length; i++) {
      double[] sums = new double[first.numbers[i].length];
      for (State state : states) {
        float[] numbers = state.numbers[i];
        for (int j = 0; j < sums.length; j++) {
          sums[j] += numbers[j];
        }
      }
      means[i] = new float[sums.length];
      for (int j = 0; j < sums.length; j++) {
        means[i][j] = (float) (sums[j] / states.size());
      }
    }
    return new State(first.names, first.shapes, means);
  }
}
