package org.gan4j.datasets.idx;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A part of MNIST or Fashion-MNIST. */
public enum Split {
  /** The 60,000 training samples. */
  @JsonProperty("train")
  TRAIN("train"),
  /** The 10,000 samples held out. */
  @JsonProperty("test")
  TEST("t10k");

  private final String prefix;

  Split(String prefix) {
    this.prefix = prefix;
  }

  /** The official name, without {@code .gz}, of the file with the images. */
  String images() {
    return prefix + "-images-idx3-ubyte";
  }

  /** The official name, without {@code .gz}, of the file with the labels. */
  String labels() {
    return prefix + "-labels-idx1-ubyte";
  }
}
