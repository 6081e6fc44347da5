package org.gan4j.api.network;

/** What a forward pass is for. */
public enum Mode {
  /**
   * Batch normalisation uses the batch's own statistics, dropout drops; a backward pass may follow.
   */
  TRAIN,
  /** Batch normalisation uses its running statistics, nothing is random; no backward pass. */
  INFER
}
