package org.gan4j.datasets.arrays;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The labels of CIFAR-100. */
public enum Cifar100Labels {
  /** 100 classes. */
  @JsonProperty("fine")
  FINE,
  /** 20 classes of five fine ones each. */
  @JsonProperty("coarse")
  COARSE
}
