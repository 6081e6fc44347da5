package org.gan4j.inpainting;

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
    REAL,
    SHOWN,
    HOLE,
    KNOWN,
    TRUTH,
    WEIGHTS,
    GENERATED,
    COMPOSED,
    COMPLETED,
    GRADIENT,
    DIFFERENCE,
    WEIGHTED,
    MEAN,
    MEAN_GRADIENT,
    SIGNS,
    SIGNS_MEAN,
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
      for (ReusableArray array : arrays.values()) {
        array.close();
      }
      arrays = arrays(wanted);
      dataType = wanted;
    }
  }

  ReusableArray array(Use use) {
    return Objects.requireNonNull(arrays.get(use));
  }
}
