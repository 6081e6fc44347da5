package org.gan4j.images.resize;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How an image is fitted to another aspect ratio. */
public enum Fit {
  /** The largest part around its centre with the target aspect ratio. */
  @JsonProperty("crop")
  CROP,
  /** The whole image, with background at two sides. */
  @JsonProperty("pad")
  PAD,
  /** The whole image, distorted. */
  @JsonProperty("stretch")
  STRETCH
}
