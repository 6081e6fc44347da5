package org.gan4j.datasets.images;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where the two pictures of a pair are. */
public enum PairLayout {
  /** In two folders, under the same name. */
  @JsonProperty("folders")
  FOLDERS,
  /** Side by side in one picture: the form of the public data sets of pix2pix. */
  @JsonProperty("side-by-side")
  SIDE_BY_SIDE
}
