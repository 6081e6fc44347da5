package org.gan4j.superresolution;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.gan4j.nn.arrays.ReusableArray;
import org.nd4j.linalg.api.buffer.DataType;

/** The arrays of one round, kept for the rounds that come after it. */
final class RoundMemory {
  private DataType dataType = DataType.FLOAT;
  private Map<Use, ReusableArray> arrays = arrays(DataType.FLOAT);

  /** The purpose of an array. */
  enum Use {
    CONDITION,
    DIFFERENCE,
    PICTURE
  }

  private static Map<Use, ReusableArray> arrays(DataType dataType) {
    Map<Use, ReusableArray> arrays = new EnumMap<>(Use.class);
    for (Use use : Use.values()) {
      arrays.put(use, new ReusableArray(dataType));
    }
    return arrays;
  }

  /** Readies the memory for numbers of a type. */
  void readyFor(DataType wanted) {
    if (wanted != dataType) {
      arrays.values().forEach(ReusableArray::close);
      arrays = arrays(wanted);
      dataType = wanted;
    }
  }

  ReusableArray array(Use use) {
    return Objects.requireNonNull(arrays.get(use));
  }
}
