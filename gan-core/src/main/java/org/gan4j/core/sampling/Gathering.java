package org.gan4j.core.sampling;

import org.gan4j.api.SampleShape;
import org.gan4j.api.concurrent.NotThreadSafe;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Portions of samples, concatenated in one array. */
@NotThreadSafe
final class Gathering {
  private final int count;
  private int filled;
  private @Nullable INDArray all;

  Gathering(int count) {
    this.count = count;
  }

  void add(INDArray portion) {
    INDArray target = all;
    if (target == null) {
      // What ND4J returns is the array's own.
      long[] shape = portion.shape().clone();
      shape[0] = count;
      target = Nd4j.create(DataType.FLOAT, shape);
      all = target;
    }
    int rows = (int) portion.size(0);
    target.get(NDArrayIndex.interval(filled, filled + rows)).assign(portion);
    filled += rows;
  }

  /** All samples; an empty array of the given sample shape if there are none. */
  INDArray of(SampleShape shape) {
    return all == null ? Nd4j.create(DataType.FLOAT, shape.batch(count)) : all;
  }
}
