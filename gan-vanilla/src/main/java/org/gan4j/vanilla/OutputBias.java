package org.gan4j.vanilla;

/** The initial bias of the generator's last layer. */
public enum OutputBias {
  /** Zero. */
  ZERO,
  /**
   * The output activation's inverse of every number's mean over the dataset, as in the code of
   * Goodfellow et al. 2014: where the hidden biases begin with zero too, z = 0 then gives the mean.
   */
  MARGINALS
}
