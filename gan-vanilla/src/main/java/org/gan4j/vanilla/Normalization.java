package org.gan4j.vanilla;

/** What normalises the hidden layers. */
public enum Normalization {
  /** Nothing. */
  NONE,
  /** Batch normalisation between the linear map and the nonlinearity. */
  BATCH
}
