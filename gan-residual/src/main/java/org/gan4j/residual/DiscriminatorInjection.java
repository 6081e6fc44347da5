package org.gan4j.residual;

/** Where the condition is injected into a residual discriminator. */
public enum DiscriminatorInjection {
  /** In the last layer, as a projection of the features on it: Miyato and Koyama 2018. */
  PROJECTION,
  /** Beside the sample, as further channels: Mirza and Osindero 2014. */
  INPUT
}
