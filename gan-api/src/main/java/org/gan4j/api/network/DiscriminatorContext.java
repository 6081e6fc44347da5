package org.gan4j.api.network;

import org.gan4j.api.RandomKey;
import org.gan4j.api.SampleShape;
import org.gan4j.api.concurrent.ThreadSafe;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;

/** The requirements that a new discriminator must fit. Later versions may add to it. */
@ThreadSafe
public interface DiscriminatorContext {

  /** The shape of the samples to classify. */
  SampleShape input();

  /** The shape of the condition; null if there is none. */
  @Nullable SampleShape condition();

  /** How many numbers it returns for each sample, or each patch: 1 for logits. */
  int outputs();

  /** FLOAT, or DOUBLE in gradient checks. */
  DataType dataType();

  /** Randomness for the initial parameters. */
  RandomKey key();

  /** What the network reserves its memory from before it allocates any. */
  MemoryBudget memory();

  /** A context for logits. */
  static DiscriminatorContext of(
      SampleShape input, @Nullable SampleShape condition, DataType dataType, RandomKey key) {
    return of(input, condition, 1, dataType, key);
  }

  /** A context with the memory of the process. */
  static DiscriminatorContext of(
      SampleShape input,
      @Nullable SampleShape condition,
      int outputs,
      DataType dataType,
      RandomKey key) {
    return of(input, condition, outputs, dataType, key, MemoryBudget.ofProcess());
  }

  /** A context of these parts. */
  static DiscriminatorContext of(
      SampleShape input,
      @Nullable SampleShape condition,
      int outputs,
      DataType dataType,
      RandomKey key,
      MemoryBudget memory) {
    return new Parts(input, condition, outputs, dataType, key, memory);
  }

  /** The parts of a context. */
  record Parts(
      SampleShape input,
      @Nullable SampleShape condition,
      int outputs,
      DataType dataType,
      RandomKey key,
      MemoryBudget memory)
      implements DiscriminatorContext {}
}
