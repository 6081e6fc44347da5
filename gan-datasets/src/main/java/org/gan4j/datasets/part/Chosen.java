package org.gan4j.datasets.part;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which samples a part has. */
public enum Chosen {
  /** Every n-th sample, from the first one on. */
  @JsonProperty("every")
  EVERY,
  /** All others. */
  @JsonProperty("others")
  OTHERS
}
