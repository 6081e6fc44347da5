package org.gan4j.datasets.images;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What shows through transparent pixels, and beside an image that is padded. */
public enum Background {
  /** Level 255. */
  @JsonProperty("white")
  WHITE(255),
  /** Level 0. */
  @JsonProperty("black")
  BLACK(0);

  private final int level;

  Background(int level) {
    this.level = level;
  }

  int level() {
    return level;
  }
}
