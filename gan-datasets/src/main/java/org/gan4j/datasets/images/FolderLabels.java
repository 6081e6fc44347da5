package org.gan4j.datasets.images;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where the classes of images come from. */
public enum FolderLabels {
  /** Nowhere: the images have no labels. */
  @JsonProperty("none")
  NONE,
  /** Each folder at the top is a class. */
  @JsonProperty("folders")
  FOLDERS
}
