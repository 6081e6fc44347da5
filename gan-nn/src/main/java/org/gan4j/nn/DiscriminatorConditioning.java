package org.gan4j.nn;

/** Where the condition is injected into a discriminator. */
public enum DiscriminatorConditioning {
  /** Beside the sample: Mirza and Osindero 2014. */
  INPUT,
  /** Beside the sample, and again in front of every further layer: Radford et al. 2016. */
  EVERY_LAYER,
  /** In the last layer, as a projection of the features on it: Miyato and Koyama 2018. */
  PROJECTION
}
