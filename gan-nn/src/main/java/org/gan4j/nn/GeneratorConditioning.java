package org.gan4j.nn;

/** Where a generator is told its condition. */
public enum GeneratorConditioning {
  /** Beside the latent: Mirza and Osindero 2014. */
  INPUT,
  /** Beside the latent, and again in front of every further layer: Radford et al. 2016. */
  EVERY_LAYER
}
