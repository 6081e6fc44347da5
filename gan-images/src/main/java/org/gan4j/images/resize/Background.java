package org.gan4j.images.resize;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The colour behind transparent pixels, and beside an image that is padded. */
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

  /** The level of every channel, from 0 to 255. */
  public int level() {
    return level;
  }
}
