package org.gan4j.nn;

/** Where the condition is injected into a generator. */
public enum GeneratorConditioning {
  /** Beside the latent: Mirza and Osindero 2014. */
  INPUT,
  /** Beside the latent, and again in front of every further layer: Radford et al. 2016. */
  EVERY_LAYER
}
