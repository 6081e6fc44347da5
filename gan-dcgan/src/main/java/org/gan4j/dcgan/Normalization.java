package org.gan4j.dcgan;

/** What normalises the hidden layers. */
public enum Normalization {
  /** Nothing. */
  NONE,
  /** Batch normalisation between the convolution and the nonlinearity. */
  BATCH
}
