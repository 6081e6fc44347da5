package org.gan4j.datasets.arrays;

import com.fasterxml.jackson.annotation.JsonProperty;

/** In which order a array of colour images has its dimensions. */
public enum Layout {
  /** Derived from the lengths: the dimension of at most 4 counts channels. */
  @JsonProperty("auto")
  AUTO,
  /** [samples, channels, height, width]. */
  @JsonProperty("channels-first")
  CHANNELS_FIRST,
  /** [samples, height, width, channels]. */
  @JsonProperty("channels-last")
  CHANNELS_LAST
}
