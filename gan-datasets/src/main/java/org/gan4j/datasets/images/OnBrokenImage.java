package org.gan4j.datasets.images;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The reaction to a damaged, too large or too small image. */
public enum OnBrokenImage {
  /** Ends it with an error that names the file. */
  @JsonProperty("fail")
  FAIL,
  /** Nothing: the next good image, in the order of the names, takes its place. */
  @JsonProperty("skip")
  SKIP
}
