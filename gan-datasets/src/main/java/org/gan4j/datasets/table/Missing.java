package org.gan4j.datasets.table;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What becomes of rows with missing values. */
public enum Missing {
  /** The first one is an error. */
  @JsonProperty("error")
  ERROR,
  /** They are left out. */
  @JsonProperty("drop")
  DROP
}
