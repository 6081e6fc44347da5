package org.gan4j.residual;

/** Where the condition is injected into the generator {@code residual}. */
public enum GeneratorInjection {
  /** Into the scales and shifts of the batch normalizations: Miyato and Koyama 2018, section 4. */
  NORMALIZATION,
  /** Beside the latent: Mirza and Osindero 2014. */
  INPUT
}
