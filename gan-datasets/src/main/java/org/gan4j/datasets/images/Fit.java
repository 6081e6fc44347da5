package org.gan4j.datasets.images;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What becomes of an image whose shape is not the wanted one. */
public enum Fit {
  /** The largest part around its centre that has the wanted shape. */
  @JsonProperty("crop")
  CROP,
  /** All of it, with background at two sides. */
  @JsonProperty("pad")
  PAD,
  /** All of it, distorted. */
  @JsonProperty("stretch")
  STRETCH
}
