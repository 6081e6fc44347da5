package org.gan4j.api.network;

/** The purpose of a forward pass. */
public enum Mode {
  /**
   * Batch normalization uses the batch's own statistics, dropout drops; a backward pass may follow.
   */
  TRAIN,
  /**
   * Batch normalization uses its running statistics, nothing is random. A backward pass leads to
   * the input and the condition only, and treats the statistics as constants.
   */
  INFER
}
