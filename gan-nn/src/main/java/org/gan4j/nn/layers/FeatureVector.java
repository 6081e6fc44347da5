package org.gan4j.nn.layers;

import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Memory for one number a feature, as a vector [features] and as a row [1, features]. */
final class FeatureVector implements AutoCloseable {
  private final DataType dataType;
  private final long features;
  private @Nullable INDArray vector;
  private @Nullable INDArray row;

  FeatureVector(DataType dataType, long features) {
    this.dataType = dataType;
    this.features = features;
  }

  INDArray vector() {
    INDArray current = vector;
    if (current == null) {
      current = Nd4j.createUninitializedDetached(dataType, 'c', features);
      vector = current;
    }
    return current;
  }

  INDArray row() {
    INDArray current = row;
    if (current == null) {
      current = vector().reshape('c', 1, features);
      row = current;
    }
    return current;
  }

  @Override
  public void close() {
    if (vector != null) {
      vector.close();
    }
    vector = null;
    row = null;
  }
}
