package org.gan4j.inpainting;

import org.gan4j.nn.layers.ReusableArray;
import org.nd4j.linalg.api.buffer.DataType;

/** The arrays of one round, kept for the rounds that come after it. */
final class RoundMemory {
  private DataType dataType = DataType.FLOAT;
  private ReusableArray[] arrays = arrays(DataType.FLOAT);

  /** What an array is for. */
  enum Use {
    CONDITION,
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
    PICTURE
  }

  private static ReusableArray[] arrays(DataType dataType) {
    ReusableArray[] arrays = new ReusableArray[Use.values().length];
    for (int i = 0; i < arrays.length; i++) {
      arrays[i] = new ReusableArray(dataType);
    }
    return arrays;
  }

  /** Readies the memory for numbers of a type. */
  void readyFor(DataType wanted) {
    if (wanted != dataType) {
      for (ReusableArray array : arrays) {
        array.close();
      }
      arrays = arrays(wanted);
      dataType = wanted;
    }
  }

  ReusableArray array(Use use) {
    return arrays[use.ordinal()];
  }
}
