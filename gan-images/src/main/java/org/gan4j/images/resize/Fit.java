package org.gan4j.images.resize;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How an image of another aspect ratio is brought to the wanted one. */
public enum Fit {
  /** The largest part around its centre that has the wanted aspect ratio. */
  @JsonProperty("crop")
  CROP,
  /** The whole image, with background at two sides. */
  @JsonProperty("pad")
  PAD,
  /** The whole image, distorted. */
  @JsonProperty("stretch")
  STRETCH
}
