package org.gan4j.datasets.images;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which picture of two side by side is translated into which. */
public enum PairDirection {
  /** The left picture is the input, the right one the target. */
  @JsonProperty("left-to-right")
  LEFT_TO_RIGHT,
  /** The right picture is the input, the left one the target. */
  @JsonProperty("right-to-left")
  RIGHT_TO_LEFT
}
