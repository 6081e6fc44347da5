package org.gan4j.nn.torch;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A parameter as a tensor of a PyTorch module.
 *
 * @param name such as {@code 3.weight}
 * @param parameter the numbers, in their natural shape
 * @param shape of the tensor
 * @param permutation which dimension of the parameter each dimension of the tensor is
 * @param axes the order of each dimension of the tensor; an element is null where it is the same
 */
public record TorchTensor(
    String name,
    INDArray parameter,
    List<Long> shape,
    List<Integer> permutation,
    List<@Nullable TorchAxis> axes) {
  /** Copies. */
  public TorchTensor {
    shape = List.copyOf(shape);
    permutation = List.copyOf(permutation);
    axes = Collections.unmodifiableList(new ArrayList<>(axes));
  }

  /** How many numbers it has. */
  public int length() {
    return Math.toIntExact(shape.stream().reduce(1L, Math::multiplyExact));
  }

  /** The numbers of the tensor, in C order. */
  public float[] read() {
    float[] source = floats(parameter);
    float[] numbers = new float[source.length];
    int[] places = places();
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = source[places[i]];
    }
    return numbers;
  }

  /**
   * Overwrites the parameter.
   *
   * @param numbers of the tensor, in C order
   */
  public void write(float[] numbers) {
    float[] natural = new float[numbers.length];
    int[] places = places();
    for (int i = 0; i < numbers.length; i++) {
      natural[places[i]] = numbers[i];
    }
    try (INDArray array =
        Nd4j.create(natural, parameter.shape(), 'c').castTo(parameter.dataType())) {
      parameter.assign(array);
    }
  }

  private static float[] floats(INDArray value) {
    try (INDArray copy = value.castTo(DataType.FLOAT).dup('c')) {
      return copy.data().asFloat();
    }
  }

  /** The place in the parameter, in C order, of each number of the tensor. */
  private int[] places() {
    int rank = shape.size();
    int[] strides = new int[rank];
    int stride = 1;
    for (int dimension = rank - 1; dimension >= 0; dimension--) {
      strides[dimension] = stride;
      stride *= Math.toIntExact(parameter.size(dimension));
    }
    int[] places = {0};
    for (int dimension = 0; dimension < rank; dimension++) {
      int size = Math.toIntExact(shape.get(dimension));
      int step = strides[permutation.get(dimension)];
      TorchAxis axis = axes.get(dimension);
      int[] order = axis == null ? null : axis.order();
      int[] longer = new int[places.length * size];
      for (int i = 0; i < longer.length; i++) {
        int index = i % size;
        longer[i] = places[i / size] + step * (order == null ? index : order[index]);
      }
      places = longer;
    }
    return places;
  }
}
