package org.gan4j.datasets.table;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How numbers of a column become numbers of a vector. */
public enum Normalization {
  /** Minus the mean, divided by the standard deviation. */
  @JsonProperty("standard")
  STANDARD,
  /** The same for each mode of a mixture of Gaussians. */
  @JsonProperty("modes")
  MODES
}
