package org.gan4j.api.network;

/** What a backward pass differentiates with respect to. What is not asked for is not computed. */
public enum Wrt {
  /** The input only: what the generator needs from the discriminator. */
  INPUT,
  /** The parameters only: a discriminator's own step. */
  PARAMETERS,
  /** Both. */
  BOTH;

  /** Whether the input's gradient is wanted. */
  public boolean input() {
    return this != PARAMETERS;
  }

  /** Whether the parameters' gradient is wanted. */
  public boolean parameters() {
    return this != INPUT;
  }
}
