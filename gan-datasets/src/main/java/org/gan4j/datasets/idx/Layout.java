package org.gan4j.datasets.idx;

import com.fasterxml.jackson.annotation.JsonProperty;

/** In which order a colour IDX file has its dimensions. */
public enum Layout {
  /** Whichever of the others the lengths tell: the one of at most 4 counts channels. */
  @JsonProperty("auto")
  AUTO,
  /** [samples, channels, height, width]. */
  @JsonProperty("channels-first")
  CHANNELS_FIRST,
  /** [samples, height, width, channels]. */
  @JsonProperty("channels-last")
  CHANNELS_LAST
}
