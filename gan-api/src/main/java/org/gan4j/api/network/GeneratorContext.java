package org.gan4j.api.network;

import java.util.function.Supplier;
import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.concurrent.ThreadSafe;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The requirements that a new generator must fit. Later versions may add to it. */
@ThreadSafe
public interface GeneratorContext {

  /** The length of z; 0 if there is none. */
  int latentSize();

  /** The shape of the condition; null if there is none. */
  @Nullable SampleShape condition();

  /** The shape of the samples to make. */
  SampleShape output();

  /** FLOAT, or DOUBLE in gradient checks. */
  DataType dataType();

  /** Randomness for the initial parameters. */
  RandomKey key();

  /**
   * The mean of the samples to imitate, [length of a sample], for initial parameters that depend on
   * it. The first call reads the whole dataset. Null where no training starts, since parameters
   * then come from a checkpoint, and where what is made is not a whole sample.
   */
  @Nullable Supplier<INDArray> dataMean();

  /** What the network reserves its memory from before it allocates any. */
  MemoryBudget memory();

  /** A context without the mean of the data. */
  static GeneratorContext of(
      int latentSize,
      @Nullable SampleShape condition,
      SampleShape output,
      DataType dataType,
      RandomKey key) {
    return of(latentSize, condition, output, dataType, key, null);
  }

  /** A context with the memory of the process. */
  static GeneratorContext of(
      int latentSize,
      @Nullable SampleShape condition,
      SampleShape output,
      DataType dataType,
      RandomKey key,
      @Nullable Supplier<INDArray> dataMean) {
    return of(latentSize, condition, output, dataType, key, dataMean, MemoryBudget.ofProcess());
  }

  /** A context of these parts. */
  static GeneratorContext of(
      int latentSize,
      @Nullable SampleShape condition,
      SampleShape output,
      DataType dataType,
      RandomKey key,
      @Nullable Supplier<INDArray> dataMean,
      MemoryBudget memory) {
    return new Parts(latentSize, condition, output, dataType, key, dataMean, memory);
  }

  /** The parts of a context. */
  record Parts(
      int latentSize,
      @Nullable SampleShape condition,
      SampleShape output,
      DataType dataType,
      RandomKey key,
      @Nullable Supplier<INDArray> dataMean,
      MemoryBudget memory)
      implements GeneratorContext {}
}
