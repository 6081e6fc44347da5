package org.gan4j.api.network;

/** The variables of a backward pass. Other gradients are not computed. */
public enum Wrt {
  /** The input only, as in the generator's step through the discriminator. */
  INPUT,
  /** The parameters only: a discriminator's own step. */
  PARAMETERS,
  /** Both. */
  BOTH,
  /**
   * The input and the condition: {@link Pass#conditionGradient()} has the second one. As in a
   * search for the latent and the condition of a sample.
   */
  INPUT_AND_CONDITION;

  /** Whether the input's gradient is requested. */
  public boolean input() {
    return this != PARAMETERS;
  }

  /** Whether the parameters' gradient is requested. */
  public boolean parameters() {
    return this == PARAMETERS || this == BOTH;
  }

  /** Whether the condition's gradient is requested. */
  public boolean condition() {
    return this == INPUT_AND_CONDITION;
  }
}
