package org.gan4j.datasets.arrays;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A part of CIFAR. */
public enum CifarSplit {
  /** The 50,000 training images. */
  @JsonProperty("train")
  TRAIN,
  /** The 10,000 images held out. */
  @JsonProperty("test")
  TEST
}
