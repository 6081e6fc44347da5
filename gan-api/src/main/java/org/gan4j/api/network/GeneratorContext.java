package org.gan4j.api.network;

import java.util.function.Supplier;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What a generator has to fit.
 *
 * @param latentSize the length of z; 0 if there is none
 * @param condition the shape of the condition; null if there is none
 * @param output the shape of the samples to make
 * @param dataType FLOAT, or DOUBLE in gradient checks
 * @param key randomness for the initial parameters
 * @param dataMean the mean of the samples to imitate, [length of a sample], for initial parameters
 *     that depend on it; the first call reads the whole dataset; null where no training starts,
 *     since parameters then come from a checkpoint, and where what is made is not a whole sample
 */
public record GeneratorContext(
    int latentSize,
    @Nullable SampleShape condition,
    SampleShape output,
    DataType dataType,
    RandomKey key,
    @Nullable Supplier<INDArray> dataMean) {

  /** Without the mean of the data. */
  public GeneratorContext(
      int latentSize,
      @Nullable SampleShape condition,
      SampleShape output,
      DataType dataType,
      RandomKey key) {
    this(latentSize, condition, output, dataType, key, null);
  }
}
