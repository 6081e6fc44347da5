package org.gan4j.vanilla;

/** The normalization of the hidden layers. */
public enum Normalization {
  /** Nothing. */
  NONE,
  /** Batch normalization between the linear map and the nonlinearity. */
  BATCH
}
